using System.Globalization;
using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>How many programs a <see cref="LinearProgramBatch"/> has, and the rows and variables of each.</summary>
/// <remarks>The default value is no program. Immutable, thread-safe.</remarks>
public readonly record struct LinearProgramBatchShape
{
    /// <summary>Initializes a shape.</summary>
    /// <param name="programs">Number of programs, at least 0.</param>
    /// <param name="rows">Number of rows of each, at least 0.</param>
    /// <param name="variables">Number of variables of each, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public LinearProgramBatchShape(int programs, int rows, int variables)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(programs);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(variables);
        (ProgramCount, RowCount, VariableCount) = (programs, rows, variables);
    }

    /// <summary>Gets the number of programs.</summary>
    public int ProgramCount { get; }

    /// <summary>Gets the number of rows of each program.</summary>
    public int RowCount { get; }

    /// <summary>Gets the number of variables of each program.</summary>
    public int VariableCount { get; }

    internal void RequireProgram(int index, [CallerArgumentExpression(nameof(index))] string name = "")
    {
        if ((uint)index >= (uint)ProgramCount)
        {
            throw new ArgumentOutOfRangeException(name, index, string.Create(
                CultureInfo.InvariantCulture, $"The batch has {ProgramCount} programs, counted from 0; got index {index}."));
        }
    }
}
