using System.Globalization;
using System.Text;

namespace Mechanisms.Games.Formats;

/// <summary>Cuts Gambit's text into words, one at a time, with the lines and columns where they begin.</summary>
/// <param name="source">The text.</param>
/// <param name="maximumCharacters">How much of it to read at most.</param>
internal sealed class NfgTokens(TextReader source, long maximumCharacters)
{
    // As long as a number may be; a longer word is some other kind of file.
    private const int MaximumWord = 10_000;

    private readonly StringBuilder buffer = new();
    private NfgToken? ahead;
    private long line = 1;
    private long column = 1;
    private long charactersRead;

    /// <summary>Looks at the next word without taking it.</summary>
    public NfgToken Peek() => ahead ??= Scan();

    /// <summary>Takes the next word.</summary>
    public NfgToken Take()
    {
        NfgToken token = Peek();
        ahead = null;
        return token;
    }

    /// <summary>Takes the next word, which must be of a kind.</summary>
    public NfgToken Take(NfgTokenKind kind, string required)
    {
        NfgToken token = Peek();
        return token.Kind == kind ? Take() : throw token.Error($"There must be {required}; got {token.Shown()}. Correct the text.");
    }

    private NfgToken Scan()
    {
        while (source.Peek() is var letter && (letter == '\uFEFF' || (letter >= 0 && char.IsWhiteSpace((char)letter))))
        {
            Next();
        }

        (long atLine, long atColumn) = (line, column);
        NfgToken Token(NfgTokenKind kind, string text) => new(kind, text, atLine, atColumn);
        return source.Peek() switch
        {
            -1 => Token(NfgTokenKind.End, string.Empty),
            '{' => Token(NfgTokenKind.Open, Next().ToString()),
            '}' => Token(NfgTokenKind.Close, Next().ToString()),
            ',' => Token(NfgTokenKind.Comma, Next().ToString()),
            '"' => Token(NfgTokenKind.Quoted, Quoted(atLine, atColumn)),
            _ => Token(NfgTokenKind.Word, Word(atLine, atColumn)),
        };
    }

    private string Word(long atLine, long atColumn)
    {
        buffer.Clear();
        while (source.Peek() is var letter and >= 0 && letter is not ('{' or '}' or ',' or '"') && !char.IsWhiteSpace((char)letter))
        {
            if (buffer.Length == MaximumWord)
            {
                throw NfgToken.Error(atLine, atColumn, string.Create(
                    CultureInfo.InvariantCulture, $"A word may have {MaximumWord} characters; this one has more. Check that this is a game in Gambit's .nfg form."));
            }

            buffer.Append(Next());
        }

        return buffer.ToString();
    }

    // \" is a quote and \\ a backslash; any other backslash stands for itself.
    private string Quoted(long atLine, long atColumn)
    {
        buffer.Clear();
        Next();
        while (source.Peek() is var letter && letter != '"')
        {
            if (letter < 0)
            {
                throw NfgToken.Error(atLine, atColumn, "A text that begins with a quote must end with one; got the end of the file. Close the quote.");
            }

            char taken = Next();
            buffer.Append(taken == '\\' && source.Peek() is '"' or '\\' ? Next() : taken);
        }

        Next();
        return buffer.ToString();
    }

    private char Next()
    {
        if (++charactersRead > maximumCharacters)
        {
            throw NfgToken.Error(line, column, string.Create(
                CultureInfo.InvariantCulture, $"A game may have {maximumCharacters} characters here; this one has more. Raise MaximumCharacters."));
        }

        char letter = (char)source.Read();
        (line, column) = letter == '\n' ? (line + 1, 1) : (line, column + 1);
        return letter;
    }
}
