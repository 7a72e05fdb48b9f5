using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>What presolve took out, by kind.</summary>
/// <param name="Counts">One entry for each kind that was used, in the order of <see cref="ReductionKind"/>.</param>
internal sealed record PresolveReport(Sequence<ReductionCount> Counts)
{
    /// <summary>Gets the number of rows removed.</summary>
    public int Rows => Counts.Sum(count => count.Rows);

    /// <summary>Gets the number of columns removed.</summary>
    public int Columns => Counts.Sum(count => count.Columns);

    /// <summary>Gets the number of coefficients removed, less those added.</summary>
    public int Coefficients => Counts.Sum(count => count.Coefficients);

    /// <summary>How often a kind was used.</summary>
    public int Times(ReductionKind kind) => Counts.Where(count => count.Kind == kind).Sum(count => count.Times);

    /// <summary>Writes the totals and the kinds.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Rows} rows, {Columns} columns and {Coefficients} coefficients removed") + string.Concat(Counts.Select(count =>
            FormattableString.Invariant($"; {count.Kind} {count.Times}")));
}
