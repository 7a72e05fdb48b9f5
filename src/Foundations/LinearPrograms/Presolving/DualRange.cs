namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>Between what the price of a row must lie: by the row's kind, and by the columns that only this row pays for.</summary>
/// <param name="Low">Smallest acceptable price, -∞ when there is none.</param>
/// <param name="High">Largest acceptable price, +∞ when there is none.</param>
internal readonly record struct DualRange(double Low, double High)
{
    /// <summary>What a row's kind alone says: at least 0 without an upper bound, at most 0 without a lower one.</summary>
    public static DualRange OfKind(double rowLower, double rowUpper) => new(
        double.IsPositiveInfinity(rowUpper) ? 0 : double.NegativeInfinity, double.IsNegativeInfinity(rowLower) ? 0 : double.PositiveInfinity);

    /// <summary>The range when a column in this row only must have a reduced cost  cost − coefficient · price  of a sign.</summary>
    public DualRange Within(double cost, double coefficient, bool isNonnegative)
    {
        double limit = cost / coefficient;
        return coefficient > 0 == isNonnegative ? this with { High = Math.Min(High, limit) } : this with { Low = Math.Max(Low, limit) };
    }

    /// <summary>The range of coefficient · price.</summary>
    public (double Low, double High) Times(double coefficient) =>
        coefficient > 0 ? (coefficient * Low, coefficient * High) : (coefficient * High, coefficient * Low);
}
