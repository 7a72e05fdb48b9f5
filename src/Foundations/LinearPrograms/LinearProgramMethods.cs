using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The linear-programming methods of this library.</summary>
public static class LinearProgramMethods
{
    /// <summary>Gets the method to take when nothing speaks for another: <see cref="RevisedSimplex"/>.</summary>
    /// <remarks>
    /// It is managed, deterministic, takes programs of any size and gives duals, a basis, Farkas multipliers and rays. Small programs are
    /// solved on a dense tableau, others by the sparse revised method after presolve.
    /// </remarks>
    public static ILinearProgramMethod Default { get; } = new RevisedSimplex();

    /// <summary>Gets all methods with their default settings, the default first.</summary>
    /// <remarks><see cref="Clp"/> is among them whether or not its shared library is installed: without it, its Solve says how to install it.</remarks>
    public static Sequence<ILinearProgramMethod> All { get; } = [Default, new RowGeneration(), new ColumnGeneration(), new TableauSimplex(), new ExactSimplex(), new Clp()];
}
