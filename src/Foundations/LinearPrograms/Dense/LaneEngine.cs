using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Solves the programs of a batch four at a time, a lane each; those that are out of the ordinary alone. Single-threaded.</summary>
/// <remarks>
/// A program's answer is that of <see cref="DenseEngine"/> bit for bit, whatever its lane and its neighbors: the lanes do the engine's
/// operations, and the engine treats alone what needs scaling, has no optimum, begins with the dual simplex, takes long, or shows
/// more than rounding where its answer is checked.
/// </remarks>
internal sealed class LaneEngine
{
    // Cells of a tableau from which on the lanes do not pay: memory for four leaves the cache, and one alone fills vectors as well.
    private const int LargestTableau = 1 << 11;

    private readonly DenseEngine alone = new(SimplexModel.Empty);
    private readonly bool hasLanes;
    private readonly LanePrograms programs;
    private readonly LaneTableau tableau;
    private readonly LaneSimplex simplex;
    private readonly LaneConclusion conclusion;

    public LaneEngine(int rows, int columns)
    {
        hasLanes = Fits(rows, columns);
        (rows, columns) = hasLanes ? (rows, columns) : (0, 0);
        LaneMemory memory = new(
            LanePrograms.Vectors(rows, columns) + LaneTableau.Vectors(rows, columns)
            + LaneSimplex.Vectors(rows, columns) + LaneConclusion.Vectors(rows, columns));
        programs = new(rows, columns, memory);
        tableau = new(programs, memory);
        simplex = new(programs, tableau, memory);
        conclusion = new(programs, tableau, memory);
    }

    /// <summary>Whether four programs of a shape are solved in lanes: cells count, and the vectors beside them, of which there may be many without a cell.</summary>
    public static bool Fits(int rows, int columns) => (long)rows * columns <= LargestTableau && (long)rows + columns <= LargestTableau;

    /// <summary>How many programs were begun.</summary>
    public long Loaded { get; private set; }

    /// <summary>How many programs the lanes have solved.</summary>
    public long SolvedInLanes { get; private set; }

    /// <summary>Solves a range of programs and notes their answers.</summary>
    /// <param name="packed">Programs.</param>
    /// <param name="first">The first to solve.</param>
    /// <param name="end">Before which to stop.</param>
    /// <param name="answers">Receives the answers.</param>
    /// <param name="limits">When to stop.</param>
    /// <param name="begin">Where the answer of the first packed program lies.</param>
    public void Solve(in PackedPrograms packed, int first, int end, BatchAnswers answers, in SimplexLimits limits, int begin = 0)
    {
        for (int index = first; index < end; index += DenseKernels.Lanes)
        {
            int count = Math.Min(DenseKernels.Lanes, end - index);
            if (limits.Interruption() is { } stopped)
            {
                for (int left = index; left < end; left++)
                {
                    answers.Leave(begin + left, stopped, packed.Member(left));
                }

                return;
            }

            Loaded += count;
            uint solved = hasLanes && count > 1 ? SolveLanes(packed, index, count, limits) : 0;
            if (solved != 0)
            {
                answers.Take((begin + index, count), tableau, conclusion, simplex.Pivots);
            }

            for (int lane = 0; lane < count; lane++, solved >>= 1)
            {
                if ((solved & 1) != 0)
                {
                    SolvedInLanes++;
                }
                else
                {
                    answers.Take(begin + index + lane, SolveAlone(packed, index + lane, limits), alone);
                }
            }
        }
    }

    // Lanes without a program repeat the last one. Tells by bits which lanes are solved.
    private uint SolveLanes(in PackedPrograms packed, int first, int count, in SimplexLimits limits)
    {
        Vector256<double> usual = programs.Load(packed, first, count);
        if (usual == Vector256<double>.Zero)
        {
            return 0;
        }

        tableau.Reset();
        programs.Announce(packed, first + count);
        return conclusion.Conclude(simplex.Search(usual, limits)).ExtractMostSignificantBits();
    }

    private LinearProgramStatus SolveAlone(in PackedPrograms packed, int index, in SimplexLimits limits)
    {
        BatchMember member = packed.Member(index);
        LinearProgramStatus status = alone.Solve(packed.Sense, member, limits);
        status = WideClaim.IsAsked(alone, status, member.Rows.Lower.Length, member.Costs.Length) ? WideClaim.Confirmed(alone, status, packed.Program(index), limits) : status;

        // Answers of batches have no place for a missing certificate.
        return alone.Certificate == LinearProgramCertificate.Given ? status : LinearProgramStatus.NumericalTrouble;
    }
}
