using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The linear-programming methods of this library.</summary>
public static class LinearProgramMethods
{
    /// <summary>Gets the method to take when nothing speaks for another: <see cref="TableauSimplex"/>.</summary>
    /// <remarks>
    /// It is managed, deterministic, gives duals, a basis, Farkas multipliers and rays, and is quick up to a few hundred rows. It keeps a
    /// dense tableau, so programs beyond its size limit come back as <see cref="LinearProgramStatus.SizeLimit"/>, never as another
    /// method's answer.
    /// </remarks>
    public static ILinearProgramMethod Default { get; } = new TableauSimplex();

    /// <summary>Gets all methods with their default settings, the default first.</summary>
    /// <remarks><see cref="Clp"/> is among them whether or not its shared library is installed: without it, its Solve says how to install it.</remarks>
    public static Sequence<ILinearProgramMethod> All { get; } = [Default, new Clp()];
}
