using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Formats;

/// <summary>Reads linear programs from MPS text, fixed or free.</summary>
/// <remarks>
/// Decimals are kept as exact rationals. Whether a file is fixed (columns 2, 5, 15, 25, 40, 50; names may hold spaces) or free (fields
/// parted by spaces) is seen line by line: a file is read as free until a line fits only the fixed columns.
/// <para>
/// Choices where readers differ. A right-hand side b on the objective row makes the objective  c·x − b  (so Netlib's e226 has optimum
/// −11.638929066, as HiGHS and CLP read it). A negative <c>UP</c> bound without a lower bound makes the lower bound −∞; an upper bound
/// of 0 does not. <c>MI</c> leaves the upper bound alone. Bounds of size 1e30 and more are absent; right-hand sides
/// and ranges count whatever their size. A range R on an equation with right-hand side b means [b, b + R] for R ≥ 0 and [b + R, b] for
/// R &lt; 0; on other rows |R| counts. The first <c>N</c> row is the objective unless <see cref="Objective"/> or the section
/// <c>OBJNAME</c> names another; further ones are free rows, whose right-hand sides and ranges are read but do not count. Of several
/// right-hand-side, range or bound sets the first counts unless a setting names another. The sense is that of <c>OBJSENSE</c>, or to
/// minimize. Numbers may be fractions (<c>1/3</c>), and an exponent may follow <c>D</c>. Lines that begin with <c>*</c> and blank lines
/// are skipped; after <c>ENDATA</c> nothing is read.
/// </para>
/// <para>
/// Refused: integer variables (<c>MARKER</c>, <c>BV</c>, <c>LI</c>, <c>UI</c>) unless <see cref="Integers"/> relaxes them,
/// semi-continuous ones (<c>SC</c>), names declared twice, entries given twice, names not declared, text that ends before
/// <c>ENDATA</c>. Memory is bounded by the text read, never by a size announced in it. Time O(text). Immutable, thread-safe.
/// </para>
/// </remarks>
public sealed record MpsReader
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

    /// <summary>Gets the name of the <c>N</c> row that is the objective.</summary>
    /// <value>Null, the default, for the row that <c>OBJNAME</c> names, or else the first.</value>
    public string? Objective { get; init; }

    /// <summary>Gets the name of the set of <c>RHS</c> that counts.</summary>
    /// <value>Null, the default, for the first.</value>
    public string? RightHandSides { get; init; }

    /// <summary>Gets the name of the set of <c>RANGES</c> that counts.</summary>
    /// <value>Null, the default, for the first.</value>
    public string? Ranges { get; init; }

    /// <summary>Gets the name of the set of <c>BOUNDS</c> that counts.</summary>
    /// <value>Null, the default, for the first.</value>
    public string? Bounds { get; init; }

    /// <summary>Gets what becomes of integer variables.</summary>
    /// <value>
    /// <see cref="IntegerVariables.Refused"/> by default. When relaxed, <c>BV</c> means [0, 1], <c>LI</c> and <c>UI</c> are <c>LO</c> and
    /// <c>UP</c>, and variables between markers are at least 0 like any other.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public IntegerVariables Integers
    {
        get;
        init => field = MethodSettings.Member(value);
    }

    /// <summary>Reads one program from bytes: UTF-8, plain or compressed by gzip, which the first two bytes tell.</summary>
    /// <param name="source">The bytes; read ahead of <c>ENDATA</c> and left open.</param>
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
    /// <param name="source">The text; read up to <c>ENDATA</c> and left open.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The program with its names.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="DataException">The text is not a complete linear program in MPS form; the message names the line.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public LinearProgram Read(TextReader source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        MpsDocument document = new(this);
        MpsLines lines = new(source, MaximumCharacters);
        while (lines.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!document.Take(lines))
            {
                return document.Build();
            }
        }

        throw lines.Number == 0
            ? new DataException(string.Empty, "An MPS file must hold the sections ROWS, COLUMNS and ENDATA; the text is empty. Check the path.")
            : lines.Error("The file must end with ENDATA, but the text stops here. It is truncated: copy it again.");
    }
}
