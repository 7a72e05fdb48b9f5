using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Sums of payments.</summary>
internal static class Money
{
    public static Rational Collected<TOutcome>(TOutcome outcome)
        where TOutcome : IPayments => outcome.Payments.Aggregate(Rational.Zero, (sum, payment) => sum + payment);
}
