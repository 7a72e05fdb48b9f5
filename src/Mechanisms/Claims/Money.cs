using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Sums of payments.</summary>
internal static class Money
{
    /// <summary>What an outcome collects, and what it needs at a cost; at none, 0.</summary>
    public static (Rational Collected, Rational Needed) Balance<TOutcome>(TOutcome outcome, Func<TOutcome, Rational>? cost)
        where TOutcome : IPayments => (Collected(outcome), cost?.Invoke(outcome) ?? Rational.Zero);

    public static Rational Collected<TOutcome>(TOutcome outcome)
        where TOutcome : IPayments => outcome.Payments.Aggregate(Rational.Zero, (sum, payment) => sum + payment);
}
