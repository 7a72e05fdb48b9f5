namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A way to solve linear programs: immutable settings, safe to share between threads.</summary>
public interface ILinearProgramMethod
{
    /// <summary>Gets the name that answers carry and the command line accepts, for example <c>revised-simplex</c>.</summary>
    string Name { get; }

    /// <summary>Solves a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="cancellation">Stops the work; the answer then says <see cref="LinearProgramStatus.Cancelled"/>.</param>
    /// <returns>An answer with its evidence; never an exception for a program that has no optimum.</returns>
    /// <exception cref="ArgumentNullException">The program is null.</exception>
    LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default);
}
