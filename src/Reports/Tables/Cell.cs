using System.Globalization;

namespace Mechanisms.Reports.Tables;

/// <summary>One value of a table.</summary>
/// <remarks>The default value is the empty cell. Text, real and whole numbers convert by themselves: <c>["UCB-S", 877.5, 10L]</c>. Immutable and thread-safe.</remarks>
public readonly record struct Cell
{
    private readonly double number;
    private readonly long whole;
    private readonly string? text;

    private Cell(CellKind kind, string? text = null, double number = 0, long whole = 0)
    {
        Kind = kind;
        this.text = text;
        this.number = number;
        this.whole = whole;
    }

    /// <summary>Gets the empty cell.</summary>
    public static Cell Empty => default;

    /// <summary>Gets what the cell holds.</summary>
    public CellKind Kind { get; }

    /// <summary>A cell of text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator Cell(string text) => Of(text);

    /// <summary>A cell of a real number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Cell(double number) => Of(number);

    /// <summary>A cell of a whole number.</summary>
    /// <param name="whole">The number.</param>
    public static implicit operator Cell(long whole) => Of(whole);

    /// <summary>Makes a cell of text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The cell.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static Cell Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Cell(CellKind.Text, text: text);
    }

    /// <summary>Makes a cell of a real number.</summary>
    /// <param name="number">A finite number.</param>
    /// <returns>The cell.</returns>
    /// <exception cref="ArgumentException">The number is NaN or infinite.</exception>
    public static Cell Of(double number) => double.IsFinite(number)
        ? new Cell(CellKind.Number, number: number)
        : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"A number in a table must be finite; got {number}. Use the empty cell for what is not defined."), nameof(number));

    /// <summary>Makes a cell of a whole number.</summary>
    /// <param name="whole">The number.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(long whole) => new(CellKind.Whole, whole: whole);

    /// <summary>Makes a cell of a check's result: <c>pass</c> or <c>fail</c>.</summary>
    /// <param name="hasPassed">Whether the check passed.</param>
    /// <returns>The cell.</returns>
    public static Cell Check(bool hasPassed) => new(CellKind.Check, whole: hasPassed ? 1 : 0);

    /// <summary>Gets a value indicating whether this is a check that failed.</summary>
    public bool IsFailure => Kind == CellKind.Check && whole == 0;

    /// <summary>Writes the value for readers.</summary>
    /// <param name="format">Form of real numbers.</param>
    /// <returns>The text; empty for the empty cell.</returns>
    public string Format(NumberFormat format) => Kind switch
    {
        CellKind.Number => format.Format(number),
        CellKind.Whole => whole.ToString("N0", CultureInfo.InvariantCulture),
        _ => ToString(),
    };

    /// <summary>Writes the value for programs: every digit, invariant, so that reading gives the same number.</summary>
    /// <returns>The text; empty for the empty cell.</returns>
    public override string ToString() => Kind switch
    {
        CellKind.Text => text!,
        CellKind.Number => number.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Whole => whole.ToString(CultureInfo.InvariantCulture),
        CellKind.Check => whole == 1 ? "pass" : "fail",
        _ => "",
    };
}
