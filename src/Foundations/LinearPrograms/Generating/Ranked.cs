namespace Mechanisms.Foundations.LinearPrograms.Generating;

/// <summary>A row or column with what it is wrong by.</summary>
/// <param name="Excess">What it is wrong by.</param>
/// <param name="Index">Which it is.</param>
internal readonly record struct Ranked(double Excess, int Index)
{
    /// <summary>The order of the largest first, equal ones by index.</summary>
    public static int LargestFirst(Ranked one, Ranked other) =>
        one.Excess != other.Excess ? other.Excess.CompareTo(one.Excess) : one.Index.CompareTo(other.Index);
}
