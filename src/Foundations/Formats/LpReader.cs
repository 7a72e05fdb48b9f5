using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Formats;

/// <summary>Reads linear programs from CPLEX-LP text.</summary>
/// <remarks>
/// Sections: <c>Minimize</c> or <c>Maximize</c>, <c>Subject To</c> (<c>st</c>, <c>s.t.</c>, <c>such that</c>), <c>Bounds</c>, <c>End</c>; keywords
/// stand first on their line, in any case of letters, and are no label. Decimals are kept as exact rationals. A backslash begins a comment.
/// <para>
/// A row is <c>sum relation sum</c> or <c>number &lt;= sum &lt;= number</c> (or with &gt;= twice), with a label before a colon or none;
/// variables on the right go to the left and numbers to the right. What stands right of a relation ends with its line, unless a range goes
/// on with a sign. <c>&lt;</c> and <c>=&lt;</c> mean <c>&lt;=</c>. The objective may hold a constant. Variables
/// come in the order of their first appearance, which must be in the objective or a row (<c>0 x</c> will do), and are at least 0.
/// </para>
/// <para>
/// Bounds are <c>x &gt;= 2</c>, <c>-1 &lt;= x &lt;= 4</c>, <c>x = 3</c>, <c>x free</c>; <c>inf</c> and <c>infinity</c> with a sign, and sides and
/// bounds of size 1e30 and more, are absent. Unlike in MPS, an upper bound below 0 leaves the lower bound at 0, as GLPK and CLP read it:
/// the program is then infeasible.
/// </para>
/// <para>
/// Refused: integer and binary variables unless <see cref="Integers"/> relaxes them, semi-continuous ones, special ordered sets,
/// quadratic terms, a variable twice in one sum, labels given twice, two bounds on one side, text without <c>End</c>. Time O(text). Immutable, thread-safe.
/// </para>
/// </remarks>
public sealed record LpReader
{
    /// <summary>Gets the largest number of characters to read.</summary>
    /// <value>Positive; 1,000,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaximumCharacters
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 1_000_000_000;

    /// <summary>Gets what becomes of integer variables.</summary>
    /// <value>
    /// <see cref="IntegerVariables.Refused"/> by default. When relaxed, binary variables get the bounds [0, 1] and general ones keep theirs.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public IntegerVariables Integers
    {
        get;
        init => field = MethodSettings.Member(value);
    }

    /// <summary>Reads one program from bytes: UTF-8, plain or compressed by gzip, which the first two bytes tell.</summary>
    /// <param name="source">The bytes; read ahead of <c>End</c> and left open.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The program with its names.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="DataException">As for text; or the bytes are no UTF-8, or damaged gzip data.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public LinearProgram Read(Stream source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return ProgramText.Read(source, text => Read(text, cancellation));
    }

    /// <summary>Reads one program.</summary>
    /// <param name="source">The text; read up to <c>End</c> and left open.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The program with its names; rows without label are r1, r2, … by position, with _2, _3, … behind where that is another row's label.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="DataException">The text is not a complete linear program in CPLEX-LP form; the message names the line.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public LinearProgram Read(TextReader source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        cancellation.ThrowIfCancellationRequested();
        return new LpDocument(new(source, MaximumCharacters), this, cancellation).Read();
    }
}
