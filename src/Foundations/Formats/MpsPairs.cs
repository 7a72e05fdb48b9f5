namespace Mechanisms.Foundations.Formats;

/// <summary>The parts of a data line that hold names and numbers in pairs: a column or set, then rows with their numbers.</summary>
/// <param name="Name">Name of the column, or of the right-hand-side or range set; empty when the line has none.</param>
/// <param name="First">First row and number.</param>
/// <param name="Second">Second row and number, if any.</param>
internal sealed record MpsPairs(string Name, (string Row, string Number) First, (string Row, string Number)? Second)
{
    /// <summary>Reads fields parted by spaces; null when they do not fit.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="needsName">Whether the name may not be left out.</param>
    public static MpsPairs? FromFree(string[] fields, bool needsName)
    {
        bool hasName = fields.Length % 2 == 1;
        return fields.Length is < 2 or > 5 || (needsName && !hasName)
            ? null
            : FromParts(hasName ? fields : [string.Empty, .. fields]);
    }

    /// <summary>Reads the six fields of fixed form; null when they do not fit.</summary>
    /// <param name="fields">The fields, null when the line does not keep to the columns.</param>
    /// <param name="needsName">Whether the name may not be left out.</param>
    public static MpsPairs? FromFixed(string[]? fields, bool needsName) =>
        fields is null || fields[0].Length > 0 || (needsName && fields[1].Length == 0)
            ? null
            : FromParts(fields[4].Length + fields[5].Length > 0 ? fields[1..] : fields[1..4]);

    private static MpsPairs? FromParts(string[] parts) =>
        parts[1].Length == 0 || !LooksNumeric(parts[2]) || (parts.Length == 5 && (parts[3].Length == 0 || !LooksNumeric(parts[4])))
            ? null
            : new(parts[0], (parts[1], parts[2]), parts.Length == 5 ? (parts[3], parts[4]) : null);

    private static bool LooksNumeric(string text) =>
        text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.');
}
