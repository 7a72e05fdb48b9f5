namespace Mechanisms.Foundations.LinearPrograms.Generating;

/// <summary>A row or column with what it is wrong by: sorts the largest first, equal ones by index.</summary>
/// <param name="Excess">What it is wrong by.</param>
/// <param name="Index">Which it is.</param>
internal readonly record struct Ranked(double Excess, int Index) : IComparable<Ranked>
{
    public int CompareTo(Ranked other) => Excess != other.Excess ? other.Excess.CompareTo(Excess) : Index.CompareTo(other.Index);
}
