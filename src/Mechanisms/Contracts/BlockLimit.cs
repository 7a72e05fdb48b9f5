using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>A right-hand side of a linear program: an amount, or an amount times a variable.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Variable">The variable that multiplies it; null for none.</param>
internal readonly record struct BlockLimit(Rational Amount, int? Variable)
{
    /// <summary>A limit of a problem times a weight; null when the problem has none.</summary>
    public static BlockLimit? From(Rational? limit, int? weight) => limit is { } amount ? new(amount, weight) : null;
}
