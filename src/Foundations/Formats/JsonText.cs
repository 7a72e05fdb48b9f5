using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Mechanisms.Foundations.Formats;

/// <summary>Reads JSON text whose every error names a line or a field.</summary>
/// <remarks>
/// Strict but for two comforts of files that people write: comments (<c>//</c> and <c>/* */</c>) and trailing commas. UTF-8, with or
/// without a byte order mark; nesting to depth 64. Time and memory O(length).
/// </remarks>
public static class JsonText
{
    private const int MaxDepth = 64;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a text that holds one JSON object.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The object, as a field without a name.</returns>
    /// <exception cref="DataException">The text is empty, is not UTF-8, is not JSON or is JSON but no object.</exception>
    public static JsonField Parse(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> text = utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        RequireText(text);
        JsonDocumentOptions options = new()
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaxDepth,
        };
        try
        {
            JsonField root = new(JsonElement.Parse(text, options));
            RequireWholeNames(text);
            return root.IsObject ? root : throw root.Unexpected("an object { … }");
        }
        catch (JsonException error)
        {
            throw SyntaxError(text, error);
        }
    }

    private static void RequireText(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw new DataException(string.Empty, "The text must hold a JSON object; it is empty. Write one, or name another file.");
        }

        if (!Utf8.IsValid(text))
        {
            throw new DataException(
                string.Empty, "The text must be JSON in UTF-8; these bytes are not UTF-8. Save the file as UTF-8, or name another file.");
        }
    }

    // A name with half a surrogate pair is JSON, but no look-up by name can pass it: the parser throws when it compares names.
    private static void RequireWholeNames(ReadOnlySpan<byte> text)
    {
        Utf8JsonReader reader = new(text, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaxDepth,
        });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException error)
            {
                int line = text[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
                throw new DataException(
                    string.Create(CultureInfo.InvariantCulture, $"line {line}"),
                    "A field name must be Unicode text; this one holds half a surrogate pair. Rename it.",
                    error);
            }
        }
    }

    private static DataException SyntaxError(ReadOnlySpan<byte> text, JsonException error)
    {
        int line = (int)(error.LineNumber ?? 0);
        int column = (int)(error.BytePositionInLine ?? 0);
        int offset = Math.Min(LineStart(text, line) + column, text.Length);
        string place = string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, column {column + 1}");
        return new DataException(place, Explain(text, offset, error.Message), error);
    }

    private static string Explain(ReadOnlySpan<byte> text, int offset, string message)
    {
        if (text[offset..].Trim(" \t\r\n"u8).IsEmpty)
        {
            return "The JSON text must end with the bracket that closes it; it ends before. Close it, or restore the missing part.";
        }

        string word = WordAround(text, offset);
        if (word.TrimStart('-').ToUpperInvariant() is "NAN" or "INF" or "INFINITY")
        {
            return $"A number must be finite; got {word}. Replace it by a decimal number.";
        }

        int suffix = message.IndexOf(" Path:", StringComparison.Ordinal);
        suffix = suffix < 0 ? message.IndexOf(" LineNumber:", StringComparison.Ordinal) : suffix;
        string cause = suffix < 0 ? message : message[..suffix];
        return $"The text must be JSON; {char.ToLowerInvariant(cause[0])}{cause[1..]} Correct it there or just before.";
    }

    private static string WordAround(ReadOnlySpan<byte> text, int offset)
    {
        int start = offset;
        int end = offset;
        while (start > 0 && IsWordLetter(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && IsWordLetter(text[end]))
        {
            end++;
        }

        return Encoding.UTF8.GetString(text[start..end]);
    }

    private static bool IsWordLetter(byte letter) => char.IsAsciiLetter((char)letter) || letter == (byte)'-';

    private static int LineStart(ReadOnlySpan<byte> text, int line)
    {
        int start = 0;
        for (int passed = 0; passed < line; passed++)
        {
            int newline = text[start..].IndexOf((byte)'\n');
            if (newline < 0)
            {
                return text.Length;
            }

            start += newline + 1;
        }

        return start;
    }
}
