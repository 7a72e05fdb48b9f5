using System.Globalization;
using System.Text;

namespace Mechanisms.Foundations.Formats;

/// <summary>The lines of an MPS text that carry something, cut into fields, with their numbers for messages.</summary>
internal sealed class MpsLines(TextReader source, long maximumCharacters)
{
    // Where fixed form keeps its six fields, from 0: type, then names and numbers.
    private static readonly (int Start, int Length)[] FixedFields = [(1, 2), (4, 8), (14, 8), (24, 12), (39, 8), (49, 12)];

    // No MPS line is longer; a longer one is some other kind of file.
    private const int MaximumLineLength = 10_000;

    private readonly StringBuilder buffer = new();
    private long charactersRead;

    public long Number { get; private set; }

    public string Text { get; private set; } = string.Empty;

    /// <summary>Gets a value indicating whether the line opens a section: it begins in the first column.</summary>
    public bool IsHeader => !char.IsWhiteSpace(Text[0]);

    /// <summary>Gets the line's fields parted by spaces.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>Goes to the next line that is neither blank nor a comment.</summary>
    public bool Next()
    {
        while (ReadLine() is { } line)
        {
            Number++;
            Text = line;
            Fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (Fields.Length > 0 && line[0] != '*')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The six fields of fixed form, trimmed, empty where the line is shorter; null when the line does not keep to the columns.</summary>
    public string[]? CutFixed()
    {
        int free = 0;
        string[] fields = new string[FixedFields.Length];
        for (int index = 0; index < fields.Length; index++)
        {
            (int start, int length) = FixedFields[index];
            if (!IsBlank(free, start))
            {
                return null;
            }

            free = start + length;
            fields[index] = start >= Text.Length ? string.Empty : Text[start..Math.Min(free, Text.Length)].Trim();
        }

        return IsBlank(free, Text.Length) && !Text.Contains('\t', StringComparison.Ordinal) ? fields : null;
    }

    public DataException Error(string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"line {Number}"), message);

    private bool IsBlank(int from, int to) =>
        from >= Text.Length || string.IsNullOrWhiteSpace(Text[from..Math.Min(to, Text.Length)]);

    // As TextReader.ReadLine, but a text without line breaks is refused before it fills the memory.
    private string? ReadLine()
    {
        buffer.Clear();
        while (true)
        {
            int next = source.Read();
            if (next is -1 or '\n')
            {
                return next == -1 && buffer.Length == 0 ? null : buffer.ToString().TrimEnd('\r');
            }

            Count();
            buffer.Append((char)next);
        }
    }

    private void Count()
    {
        if (++charactersRead > maximumCharacters)
        {
            throw Error(string.Create(
                CultureInfo.InvariantCulture, $"An MPS text may have {maximumCharacters} characters here; this one has more. Raise MaximumCharacters."));
        }

        if (buffer.Length >= MaximumLineLength)
        {
            Number++;
            throw Error(string.Create(
                CultureInfo.InvariantCulture, $"A line may have {MaximumLineLength} characters; this one has more. Check that this is an MPS file."));
        }
    }
}
