namespace Mechanisms.Foundations.Formats;

/// <summary>The parts of a line of the BOUNDS section.</summary>
/// <param name="Type">Type of the bound, upper case.</param>
/// <param name="Set">Name of the bound set; empty when the line has none.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Number">The number; empty when the type needs none.</param>
internal sealed record MpsBound(string Type, string Set, string Column, string Number)
{
    /// <summary>Reads fields parted by spaces; null when they do not fit.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="isColumn">Whether a name is a column's: tells a left-out set from a left-out number.</param>
    public static MpsBound? FromFree(string[] fields, Predicate<string> isColumn)
    {
        string type = fields[0].ToUpperInvariant();
        bool hasNumber = NeedsNumber(type);
        return fields.Length switch
        {
            2 when !hasNumber => new(type, string.Empty, fields[1], string.Empty),
            3 when hasNumber || (isColumn(fields[1]) && !isColumn(fields[2])) => new(type, string.Empty, fields[1], fields[2]),
            3 => new(type, fields[1], fields[2], string.Empty),
            4 => new(type, fields[1], fields[2], fields[3]),
            _ => null,
        };
    }

    /// <summary>Reads the six fields of fixed form; null when they do not fit.</summary>
    /// <param name="fields">The fields, null when the line does not keep to the columns.</param>
    public static MpsBound? FromFixed(string[]? fields) =>
        fields is null || fields[0].Length == 0 || fields[2].Length == 0 || fields[4].Length + fields[5].Length > 0
            || (NeedsNumber(fields[0]) && fields[3].Length == 0)
            ? null
            : new(fields[0].ToUpperInvariant(), fields[1], fields[2], fields[3]);

    private static bool NeedsNumber(string type) => type is not ("FR" or "MI" or "PL" or "BV");
}
