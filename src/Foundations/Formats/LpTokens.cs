using System.Globalization;
using System.Text;

namespace Mechanisms.Foundations.Formats;

/// <summary>Cuts CPLEX-LP text into words, with their lines for messages, as far ahead as is asked for.</summary>
/// <param name="source">The text.</param>
/// <param name="maximumCharacters">How much of it to read at most.</param>
internal sealed class LpTokens(TextReader source, long maximumCharacters)
{
    // No word is longer; a longer one is some other kind of file.
    private const int MaximumLength = 10_000;

    // What may stand in a name beside letters and digits.
    private const string NameSigns = "!\"#$%&(),./;?@_`'{}|~";

    private readonly List<LpToken> ahead = [];
    private readonly StringBuilder buffer = new();
    private string carried = string.Empty;
    private long line = 1;
    private long charactersRead;
    private bool isLineStart = true;

    /// <summary>Looks at a word without taking it.</summary>
    /// <param name="distance">How many words to skip.</param>
    public LpToken Peek(int distance = 0)
    {
        while (ahead.Count <= distance)
        {
            ahead.Add(Scan());
        }

        return ahead[distance];
    }

    /// <summary>Takes the next word.</summary>
    public LpToken Take()
    {
        LpToken token = Peek();
        ahead.RemoveAt(0);
        return token;
    }

    /// <summary>An error at a word.</summary>
    public static DataException Error(LpToken token, string message) => Error(token.Line, message);

    /// <summary>An error on a line.</summary>
    public static DataException Error(long line, string message) => new(string.Create(CultureInfo.InvariantCulture, $"line {line}"), message);

    /// <summary>Whether a character may stand in a name; digits and points may not begin one.</summary>
    public static bool IsNameCharacter(int letter) =>
        letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9'
        || (letter > 0 && NameSigns.Contains((char)letter, StringComparison.Ordinal))
        || (letter > 127 && !char.IsWhiteSpace((char)letter) && !char.IsControl((char)letter));

    private LpToken Scan()
    {
        if (carried.Length > 0)
        {
            return new(LpTokenKind.Name, Name(), line, IsFirst: false);
        }

        SkipBlanks();
        bool isFirst = isLineStart;
        isLineStart = false;
        int letter = source.Peek();
        LpToken Token(LpTokenKind kind, string text) => new(kind, text, line, isFirst);
        switch (letter)
        {
            case -1:
                return Token(LpTokenKind.End, string.Empty);
            case '+' or '-':
                return Token(LpTokenKind.Sign, Next().ToString());
            case ':':
                return Token(LpTokenKind.Colon, Next().ToString());
            case '<' or '>' or '=':
                return Token(LpTokenKind.Relation, Relation());
            case '.' or (>= '0' and <= '9'):
                return Token(LpTokenKind.Number, Number());
            default:
                return IsNameCharacter(letter) ? Token(LpTokenKind.Name, Name()) : throw Illegal((char)letter);
        }
    }

    private DataException Illegal(char letter) => Error(line, letter is '[' or ']' or '^' or '*'
        ? $"Objective and rows must be linear; got '{letter}'. Quadratic programs and products are not read."
        : $"A word must consist of letters, digits and {NameSigns}; got {(char.IsControl(letter) ? "a control character" : $"'{letter}'")}. Check that this is CPLEX-LP text.");

    private void SkipBlanks()
    {
        for (int letter = source.Peek(); letter == '\\' || (letter >= 0 && char.IsWhiteSpace((char)letter)) || letter == '\uFEFF'; letter = source.Peek())
        {
            if (letter == '\\')
            {
                while (source.Peek() is not (-1 or '\n'))
                {
                    Next();
                }
            }
            else
            {
                isLineStart |= letter == '\n';
                Next();
                line += letter == '\n' ? 1 : 0;
            }
        }
    }

    // < <= =< are one relation, and likewise > >= =>.
    private string Relation()
    {
        char first = Next();
        if (source.Peek() is not ('<' or '>' or '='))
        {
            return first.ToString();
        }

        char second = Next();
        return (first, second) switch
        {
            ('=', '=') => "=",
            ('=', _) => second.ToString(),
            (_, '=') => first.ToString(),
            _ => throw Error(line, $"A relation must be one of <=, >=, =; got '{first}{second}'. Correct it."),
        };
    }

    // Digits with a point, then an exponent if e is followed by digits or a sign: in 2e1x the name is x, in 2ex it is ex.
    private string Number()
    {
        buffer.Clear();
        while (source.Peek() is '.' or (>= '0' and <= '9'))
        {
            Append();
        }

        if (source.Peek() is not ('e' or 'E'))
        {
            return buffer.ToString();
        }

        Append();
        bool hasSign = source.Peek() is '+' or '-';
        if (hasSign)
        {
            Append();
        }

        if (source.Peek() is not (>= '0' and <= '9'))
        {
            if (hasSign)
            {
                throw Error(line, $"An exponent must have digits, as in 1.5e-3; got '{buffer}'. Part number and name by a space.");
            }

            // The letter belongs to the name that stands right behind the number.
            carried = buffer.ToString(buffer.Length - 1, 1);
            buffer.Length--;
        }

        while (source.Peek() is >= '0' and <= '9')
        {
            Append();
        }

        return buffer.ToString();
    }

    private string Name()
    {
        buffer.Clear().Append(carried);
        carried = string.Empty;
        while (IsNameCharacter(source.Peek()))
        {
            Append();
        }

        // A quadratic form stands in brackets of its own; one that touches a name belongs to it, as in x[1].
        if (source.Peek() is '[' or ']')
        {
            throw Error(line, $"A name must consist of letters, digits and {NameSigns}; got '{buffer}{(char)source.Peek()}'. Write x(1) or x_1 for x[1].");
        }

        return buffer.ToString();
    }

    private void Append()
    {
        if (buffer.Length >= MaximumLength)
        {
            throw Error(line, string.Create(
                CultureInfo.InvariantCulture, $"A word may have {MaximumLength} characters; this one has more. Check that this is CPLEX-LP text."));
        }

        buffer.Append(Next());
    }

    private char Next()
    {
        if (++charactersRead > maximumCharacters)
        {
            throw Error(line, string.Create(
                CultureInfo.InvariantCulture, $"An LP text may have {maximumCharacters} characters here; this one has more. Raise MaximumCharacters."));
        }

        return (char)source.Read();
    }
}
