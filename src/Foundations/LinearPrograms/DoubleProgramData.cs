using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The arrays of a program all of whose numbers are doubles; consistent.</summary>
internal readonly ref struct DoubleProgramData
{
    public required double[] Costs { get; init; }

    public required double[] Lower { get; init; }

    public required double[] Upper { get; init; }

    public required double[] RowLower { get; init; }

    public required double[] RowUpper { get; init; }

    public required ProgramMatrix Matrix { get; init; }

    public Sequence<string?> VariableNames { get; init; }

    public Sequence<string?> RowNames { get; init; }
}
