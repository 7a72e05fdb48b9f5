using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>What the principal pays on each outcome.</summary>
/// <remarks>
/// Held as exact rationals; a <see cref="double"/> counts at its exact binary value. Limits such as payments of at least 0 belong to
/// the problem and are judged by <see cref="ContractIncentives"/>. Immutable and thread-safe.
/// </remarks>
public sealed record Contract
{
    private Contract(Sequence<Rational> payments) => ExactPayments = payments;

    /// <summary>Gets the payment on each outcome, shape [outcome], in money, at least one.</summary>
    public Sequence<Rational> ExactPayments { get; }

    /// <summary>Gets the nearest doubles of the payments, shape [outcome], in money.</summary>
    public Sequence<double> Payments => ExactPayments.Select(payment => payment.ToDouble()).ToSequence();

    /// <summary>Promises payments in double precision.</summary>
    /// <param name="payments">Payment on each outcome, shape [outcome], finite, at least one, in money.</param>
    /// <returns>The contract.</returns>
    /// <exception cref="ArgumentException">There is no payment, or one is NaN or infinite.</exception>
    public static Contract Create(ReadOnlySpan<double> payments)
    {
        Rational[] exact = new Rational[payments.Length];
        for (int outcome = 0; outcome < exact.Length; outcome++)
        {
            exact[outcome] = double.IsFinite(payments[outcome])
                ? Rational.FromDouble(payments[outcome])
                : throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The payment on outcome {outcome} must be finite; got {payments[outcome]}. Give an amount of money."),
                    nameof(payments));
        }

        return Exactly(exact);
    }

    /// <summary>Promises exact payments.</summary>
    /// <param name="payments">Payment on each outcome, shape [outcome], at least one, in money.</param>
    /// <returns>The contract.</returns>
    /// <exception cref="ArgumentException">There is no payment.</exception>
    public static Contract Exactly(ReadOnlySpan<Rational> payments) => payments.IsEmpty
        ? throw new ArgumentException(
            "A contract needs a payment on at least one outcome; got none. Give one payment per outcome.", nameof(payments))
        : new(Sequence.Create(payments));

    /// <summary>Writes the payments.</summary>
    /// <returns>For example <c>pays [0, 0.25]</c>.</returns>
    public override string ToString() => $"pays {Payments}";
}
