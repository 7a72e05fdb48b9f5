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
/// MPS cannot say everything. Refused are a finite bound of a variable or side of a row of size 1e30 or more, which readers take for
/// absent; a row whose sides are 1e30 or more apart, whose range would be taken so; and a row whose lower side lies above its upper one.
/// A variable may have such bounds. Lines end with LF. Time O(coefficients). Immutable, thread-safe.
/// </para>
/// </remarks>
public sealed record MpsWriter
{
    /// <summary>Gets how numbers are written.</summary>
    /// <value><see cref="DecimalForm.Exact"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The form is no value of the enumeration.</exception>
    public DecimalForm Numbers
    {
        get;
        init => field = MethodSettings.Member(value);
    }

    /// <summary>Gets a value indicating whether streams are compressed by gzip.</summary>
    /// <value>False by default.</value>
    public bool IsCompressed { get; init; }

    /// <summary>Writes a program as bytes: UTF-8, compressed if <see cref="IsCompressed"/>.</summary>
    /// <param name="program">The program.</param>
    /// <param name="destination">Where to; left open.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A bound or side is of size 1e30 or more, or the sides of a row are so far apart or crossed.</exception>
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
    /// <exception cref="ArgumentException">A bound or side is of size 1e30 or more, or the sides of a row are so far apart or crossed.</exception>
    public void Write(LinearProgram program, TextWriter destination)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(destination);
        new MpsText(program, Numbers).Write(destination);
    }
}
