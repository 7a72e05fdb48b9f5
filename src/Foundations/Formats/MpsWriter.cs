using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Formats;

/// <summary>Writes linear programs as free-form MPS text.</summary>
/// <remarks>
/// What <see cref="MpsReader"/> reads back is the same program, to the last bit of its exact numbers, when every number is a finite
/// decimal, all variables and rows have names, and no name needs a change. Names that hold spaces, begin with <c>*</c> or are empty or
/// taken are changed, always in the same way; comments at the top say which, and how many fractions were rounded to doubles.
/// <para>
/// The constant k of the objective is written as right-hand side −k of the objective row, the sense as <c>OBJSENSE</c> when maximizing.
/// Bounds are written so that no reader's special cases matter: no lone negative <c>UP</c>, <c>MI</c> always with its <c>UP</c>.
/// </para>
/// <para>
/// MPS cannot say everything: a finite bound of 1e30 or more, which readers take for absent, and a row whose lower bound lies above its
/// upper one are refused. Lines end with LF. Time O(coefficients). Immutable, thread-safe.
/// </para>
/// </remarks>
public sealed record MpsWriter
{
    /// <summary>Gets how numbers are written.</summary>
    /// <value><see cref="DecimalForm.Exact"/> by default.</value>
    public DecimalForm Numbers { get; init; }

    /// <summary>Gets a value indicating whether streams are compressed by gzip.</summary>
    /// <value>False by default.</value>
    public bool IsCompressed { get; init; }

    /// <summary>Writes a program as bytes: UTF-8, compressed if <see cref="IsCompressed"/>.</summary>
    /// <param name="program">The program.</param>
    /// <param name="destination">Where to; left open.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">MPS cannot say what the program says; the message says what.</exception>
    public void Write(LinearProgram program, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(destination);
        MpsText text = new(program, Numbers);
        ProgramText.Write(destination, IsCompressed, text.Write);
    }

    /// <summary>Writes a program as text.</summary>
    /// <param name="program">The program.</param>
    /// <param name="destination">Where to; left open. Lines end with LF whatever its <see cref="TextWriter.NewLine"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">MPS cannot say what the program says; the message says what.</exception>
    public void Write(LinearProgram program, TextWriter destination)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(destination);
        new MpsText(program, Numbers).Write(destination);
    }
}
