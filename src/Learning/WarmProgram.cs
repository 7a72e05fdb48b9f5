using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Learning;

/// <summary>A linear program whose numbers change between solves, solved again from its last basis. Single-threaded.</summary>
/// <remarks>
/// Each solve starts from the basis alone, not from what else the engine kept of earlier ones: of several optima a copy then finds the same one as the original.
/// </remarks>
internal sealed class WarmProgram
{
    private bool isSolved;

    public WarmProgram(RevisedSimplex method, LinearProgram program) => Run = method.Begin(program);

    private WarmProgram(WarmProgram other) => (Run, isSolved) = (other.Run.Fork(), other.isSolved);

    /// <summary>Gets the run, whose numbers can be changed.</summary>
    public RevisedSimplexRun Run { get; }

    /// <summary>Solves; whether an optimum was found.</summary>
    public bool Solve()
    {
        if (isSolved)
        {
            Run.StartFromPresentBasis();
        }

        isSolved = true;
        return Run.Solve() == LinearProgramStatus.Optimal;
    }

    /// <summary>An independent copy, basis included.</summary>
    public WarmProgram Copy() => new(this);
}
