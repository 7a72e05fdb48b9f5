using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.OrTools;

/// <summary>A foreign solver for one program: the port behind which OR-Tools stands.</summary>
internal interface ILinearSolver : IDisposable
{
    /// <summary>Solves a program as a minimization: costs negated when it maximizes.</summary>
    /// <param name="program">The program.</param>
    /// <param name="limit">The largest time, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    SolverOutcome Solve(LinearProgram program, TimeSpan limit);

    /// <summary>Asks the solver, on another thread, to stop as soon as it can.</summary>
    void Interrupt();
}
