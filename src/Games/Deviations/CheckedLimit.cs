using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Deviations;

/// <summary>One limit that a check looked at, and by how much it is passed. The default is kept.</summary>
/// <param name="Excess">By how much it is passed, beside the numbers that this was added up from; at or below 0 when it is kept.</param>
/// <param name="Words">What breaks it, a clause, for example <c>a payment to agent 0 is above the cap of 1</c>.</param>
public readonly record struct CheckedLimit(MeasuredSum Excess, string Words)
{
    /// <summary>Gets the probability of the situation that <see cref="Excess"/> is weighted by; null where it is not weighted.</summary>
    public Rational? Probability { get; init; }

    /// <summary>Gets by how much the limit is passed once its situation is known; 0 where that never occurs.</summary>
    public Rational ConditionalExcess => Probability is not { } probability ? Excess.Value : probability.IsZero ? Rational.Zero : Excess.Value / probability;

    /// <summary>The limits of payments: at least 0, and at most a cap.</summary>
    /// <remarks>A payment above the cap is judged on the scale of the cap, one below 0 on that of 1.</remarks>
    /// <param name="payments">The payments, at least one.</param>
    /// <param name="cap">The largest payment allowed; null for none.</param>
    /// <param name="noun">What is paid, for example <c>a payment to agent 0</c>.</param>
    /// <returns>One limit, or two with a cap.</returns>
    public static IEnumerable<CheckedLimit> OfPayments(IEnumerable<Rational> payments, Rational? cap, string noun)
    {
        Rational[] paid = [.. payments];
        (Rational least, Rational greatest) = (paid.Min(), paid.Max());
        yield return new(new(-least, 1), string.Create(CultureInfo.InvariantCulture, $"{noun} is {least.ToDouble():G9}, below 0"));
        if (cap is { } most)
        {
            yield return new(
                new(greatest - most, most.ToDouble()),
                string.Create(CultureInfo.InvariantCulture, $"{noun} is {greatest.ToDouble():G9}, above the cap of {most.ToDouble():G9}"));
        }
    }
}
