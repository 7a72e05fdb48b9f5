namespace Mechanisms.Foundations.Numerics;

/// <summary>How far a floating-point quantity may exceed its bound before the excess counts.</summary>
/// <remarks>
/// A quantity <c>a</c> respects <c>a ≤ b</c> when <c>!tolerance.Exceeds(a - b, scale)</c>; <c>scale</c> is the size of the
/// numbers that were added up to get <c>a</c>. The default value is exact: any excess counts. NaN always exceeds.
/// </remarks>
/// <param name="Absolute">Slack in the unit of the quantity, at least 0.</param>
/// <param name="Relative">Slack per unit of scale, at least 0, without unit.</param>
public readonly record struct Tolerance(double Absolute, double Relative)
{
    /// <summary>Whether an excess over a bound counts.</summary>
    /// <param name="excess">Quantity minus bound.</param>
    /// <param name="scale">Size of the numbers behind the quantity; its sign is ignored.</param>
    /// <returns>True when <paramref name="excess"/> is above the slack, or NaN.</returns>
    public bool Exceeds(double excess, double scale) => !(excess <= Absolute + (Relative * Math.Abs(scale)));

    /// <summary>Writes both parts in the invariant culture.</summary>
    /// <returns>For example <c>1E-09 + 1E-09 · scale</c>.</returns>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Absolute} + {Relative} · scale");
}
