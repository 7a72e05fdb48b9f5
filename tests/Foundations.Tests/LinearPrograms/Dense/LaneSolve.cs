using System.Runtime.Intrinsics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>The parts of a solve of four programs side by side, for tests that meddle with them.</summary>
internal sealed class LaneSolve
{
    private readonly LaneSimplex simplex;
    private readonly LaneConclusion conclusion;

    public LaneSolve(int rows, int columns)
    {
        LaneMemory memory = new(
            LanePrograms.Vectors(rows, columns) + LaneTableau.Vectors(rows, columns)
            + LaneSimplex.Vectors(rows, columns) + LaneConclusion.Vectors(rows, columns));
        Programs = new(rows, columns, memory);
        Tableau = new(Programs, memory);
        simplex = new(Programs, Tableau, memory);
        conclusion = new(Programs, Tableau, memory);
    }

    public LanePrograms Programs { get; }

    public LaneTableau Tableau { get; }

    /// <summary>Solves up to four programs of one shape, with a fault before the conclusion, and tells which lanes conclude.</summary>
    public bool[] Solve(LinearProgramBatch batch, Action<LaneTableau> fault)
    {
        PackedPrograms packed = batch.Packed();
        Vector256<double> usual = Programs.Load(packed, 0, Math.Min(DenseKernels.Lanes, batch.Shape.ProgramCount));
        Tableau.Reset();
        Vector256<double> ended = simplex.Search(usual, default);
        fault(Tableau);
        Vector256<long> sound = conclusion.Conclude(ended).AsInt64();
        return [.. Enumerable.Range(0, DenseKernels.Lanes).Select(lane => sound[lane] != 0)];
    }
}
