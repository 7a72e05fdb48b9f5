using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Formats;

/// <summary>Writes linear programs as CPLEX-LP text.</summary>
/// <remarks>
/// What <see cref="LpReader"/> reads back is the same program, to the last bit of its exact numbers, when every number is a finite decimal,
/// all variables and rows have names, and no name needs a change. Names that hold other characters than ASCII letters, digits and
/// <c>!"#$%&amp;(),./;?@_`'{}|~</c>, begin with a digit or point, look like an exponent (<c>e</c>, <c>e7</c>), are longer than 255 characters,
/// empty, keywords or taken are changed, always in the same way; comments at the top say which, and how many fractions were rounded.
/// <para>
/// The objective names every variable, those without cost as <c>0 x</c>, so that their order is kept. A range is written as
/// <c>-5 &lt;= x + y &lt;= 5</c> and the constant of the objective as a number in it, as CPLEX has them; GLPK 5.0 reads neither, and
/// CLP 1.17.6 no ranges: MPS is the form for those. A finite bound or side of 1e30 or more, which readers take for absent, is refused.
/// </para>
/// <para>Lines are wrapped near 100 characters and end with LF. Time O(coefficients). Immutable, thread-safe.</para>
/// </remarks>
public sealed record LpWriter
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
    /// <exception cref="ArgumentException">A finite bound or side is of size 1e30 or more.</exception>
    public void Write(LinearProgram program, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(destination);
        LpText text = new(program, Numbers);
        ProgramText.Write(destination, IsCompressed, text.Write);
    }

    /// <summary>Writes a program as text.</summary>
    /// <param name="program">The program.</param>
    /// <param name="destination">Where to; left open. Lines end with LF whatever its <see cref="TextWriter.NewLine"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A finite bound or side is of size 1e30 or more.</exception>
    public void Write(LinearProgram program, TextWriter destination)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(destination);
        new LpText(program, Numbers).Write(destination);
    }
}
