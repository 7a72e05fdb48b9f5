namespace Mechanisms.Reports.Tables;

/// <summary>A column of a table: its name in files, its heading for readers, unit, alignment and number format.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record Column
{
    /// <summary>Initializes a column.</summary>
    /// <param name="name">Name in files, for example <c>regret_first</c>; also the heading unless one is given.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Column(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Heading = name;
    }

    /// <summary>Gets the name in files.</summary>
    public string Name { get; }

    /// <summary>Gets the heading for readers.</summary>
    /// <value>The name by default.</value>
    public string Heading { get; init; }

    /// <summary>Gets the unit, shown under the heading.</summary>
    /// <value>Empty, the default, for pure numbers and text.</value>
    public string Unit { get; init; } = "";

    /// <summary>Gets the side on which cells line up.</summary>
    /// <value>The start by default.</value>
    public Alignment Alignment { get; init; }

    /// <summary>Gets the form of real numbers for readers.</summary>
    /// <value>Four significant digits by default.</value>
    public NumberFormat Format { get; init; }

    /// <summary>Makes a column of numbers, which line up at the end.</summary>
    /// <param name="name">Name in files.</param>
    /// <param name="heading">Heading for readers.</param>
    /// <param name="unit">Unit; empty for pure numbers.</param>
    /// <param name="format">Form of real numbers for readers.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Column Numeric(string name, string heading, string unit = "", NumberFormat format = default) =>
        new(name) { Heading = heading, Unit = unit, Format = format, Alignment = Alignment.End };

    /// <summary>Makes a column of text.</summary>
    /// <param name="name">Name in files.</param>
    /// <param name="heading">Heading for readers.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Column Textual(string name, string heading) => new(name) { Heading = heading };
}
