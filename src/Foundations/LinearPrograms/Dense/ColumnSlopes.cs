namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The columns of a tableau: each one's slope of the objective and whether its variable may rise or fall; padded.</summary>
internal readonly ref struct ColumnSlopes(ReadOnlySpan<double> slopes, ReadOnlySpan<double> rises, ReadOnlySpan<double> falls)
{
    public readonly ReadOnlySpan<double> Slopes = slopes;

    /// <summary>-1 where the variable may rise, else 0.</summary>
    public readonly ReadOnlySpan<double> Rises = rises;

    /// <summary>+1 where the variable may fall, else 0.</summary>
    public readonly ReadOnlySpan<double> Falls = falls;
}
