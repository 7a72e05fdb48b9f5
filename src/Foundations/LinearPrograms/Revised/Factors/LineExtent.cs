namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>Where a line of <see cref="SparseLines"/> lies in the store. The default value is a line without room.</summary>
internal struct LineExtent
{
    /// <summary>First place of the line.</summary>
    public int Start;

    /// <summary>Number of entries.</summary>
    public int Length;

    /// <summary>Number of entries for which there is room.</summary>
    public int Room;
}
