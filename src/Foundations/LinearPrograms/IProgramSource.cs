namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>What a linear program is written from: the same rows in doubles, to solve quickly, and in rationals, to audit exactly.</summary>
/// <remarks>
/// Implementations are immutable and compare by value. Both programs have the same variables and rows in the same order; a
/// <see cref="LinearProgramWriter{T}"/> writes both from one formula.
/// </remarks>
public interface IProgramSource
{
    /// <summary>Writes the program in double precision.</summary>
    /// <returns>The program, each number rounded.</returns>
    LinearProgram Write();

    /// <summary>Writes the program in exact numbers.</summary>
    /// <returns>The program, nothing rounded.</returns>
    LinearProgram WriteExactly();
}
