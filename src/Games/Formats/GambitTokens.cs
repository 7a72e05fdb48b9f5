using System.Globalization;
using System.Text;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Formats;

/// <summary>Cuts Gambit's text into words, one at a time, with the lines and columns where they begin.</summary>
/// <param name="source">The text.</param>
/// <param name="maximumCharacters">How much of it to read at most.</param>
internal sealed class GambitTokens(TextReader source, long maximumCharacters)
{
    // As long as a number may be; a longer word is some other kind of file.
    private const int MaximumWord = 10_000;

    private readonly StringBuilder buffer = new();
    private GambitToken? ahead;
    private long line = 1;
    private long column = 1;
    private long charactersRead;

    /// <summary>Gets a value indicating whether a word that begins with # begins a comment to the end of the line.</summary>
    public bool HasComments { get; init; }

    /// <summary>Looks at the next word without taking it.</summary>
    public GambitToken Peek() => ahead ??= Scan();

    /// <summary>Takes the next word.</summary>
    public GambitToken Take()
    {
        GambitToken token = Peek();
        ahead = null;
        return token;
    }

    /// <summary>Takes the next word, which must be of a kind.</summary>
    public GambitToken Take(GambitTokenKind kind, string required)
    {
        GambitToken token = Peek();
        return token.Kind == kind ? Take() : throw token.Error($"There must be {required}; got {token.Shown()}. Correct the text.");
    }

    /// <summary>Takes what every form begins with: its name, its version and the kind of numbers.</summary>
    public void TakeMagic(string name, string version)
    {
        string form = name == "NFG" ? ".nfg" : ".efg";
        TakeWord(name, $"the file must begin with {name}", form);
        TakeWord(version, $"the version must be {version}", form);
        GambitToken kind = Take(GambitTokenKind.Word, "R or D behind the version");
        if (kind.Text is not ("R" or "D"))
        {
            throw kind.Error($"The kind of numbers must be R or D; got {kind.Shown()}. Both are read exactly.");
        }
    }

    /// <summary>Takes the players' names.</summary>
    public Sequence<string> TakePlayers()
    {
        GambitToken place = Take(GambitTokenKind.Open, "the players' names in braces");
        Sequence<string> players = TakeLabels("a player's name in quotes");
        return players.Count > 0 ? players : throw place.Error("There must be at least one player; got none. Name the players.");
    }

    private void TakeWord(string word, string rule, string form)
    {
        GambitToken token = Take();
        if (token.Kind != GambitTokenKind.Word || token.Text != word)
        {
            throw token.Error($"In Gambit's {form} form {rule}; got {token.Shown()}. Check the kind of file.");
        }
    }

    /// <summary>Takes quoted names up to the closing brace, which it takes, too.</summary>
    public Sequence<string> TakeLabels(string required)
    {
        List<string> labels = [];
        while (Peek().Kind != GambitTokenKind.Close)
        {
            labels.Add(Take(GambitTokenKind.Quoted, $"{required}, or a closing brace").Text);
        }

        Take();
        return labels.ToSequence();
    }

    /// <summary>Takes a finite number, exactly.</summary>
    public Rational TakeNumber(string required)
    {
        GambitToken token = Take(GambitTokenKind.Word, required);
        try
        {
            Rational number = Rational.Parse(token.Text);
            return double.IsFinite(number.ToDouble()) ? number : throw token.Error("A payoff must be within ±1.797e308; this one is not. Use a larger unit.");
        }
        catch (FormatException reason) when (reason is not DataException)
        {
            throw new DataException(token.Error(string.Empty).Place, reason.Message, reason);
        }
    }

    /// <summary>Takes a whole number in a range.</summary>
    public int TakeIndex(int least, int greatest, string noun)
    {
        GambitToken token = Take(GambitTokenKind.Word, noun);
        return int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= greatest
            ? number
            : throw token.Error(string.Create(CultureInfo.InvariantCulture, $"There must be {noun}, a whole number in {least}..{greatest}; got {token.Shown()}. Correct it."));
    }

    /// <summary>Takes a comma if one comes next.</summary>
    public void SkipComma()
    {
        if (Peek().Kind == GambitTokenKind.Comma)
        {
            Take();
        }
    }

    private GambitToken Scan()
    {
        SkipBlanks();

        (long atLine, long atColumn) = (line, column);
        GambitToken Token(GambitTokenKind kind, string text) => new(kind, text, atLine, atColumn);
        return source.Peek() switch
        {
            -1 => Token(GambitTokenKind.End, string.Empty),
            '{' => Token(GambitTokenKind.Open, Next().ToString()),
            '}' => Token(GambitTokenKind.Close, Next().ToString()),
            ',' => Token(GambitTokenKind.Comma, Next().ToString()),
            '"' => Token(GambitTokenKind.Quoted, Quoted(atLine, atColumn)),
            _ => Token(GambitTokenKind.Word, Word(atLine, atColumn)),
        };
    }

    private void SkipBlanks()
    {
        bool isComment = false;
        while (source.Peek() is var letter && (letter == '\uFEFF' || (letter >= 0 && (isComment || char.IsWhiteSpace((char)letter) || (HasComments && letter == '#')))))
        {
            isComment = letter == '#' || (isComment && letter != '\n');
            Next();
        }
    }

    private string Word(long atLine, long atColumn)
    {
        buffer.Clear();
        while (source.Peek() is var letter and >= 0 && letter is not ('{' or '}' or ',' or '"') && !char.IsWhiteSpace((char)letter))
        {
            if (buffer.Length == MaximumWord)
            {
                throw GambitToken.Error(atLine, atColumn, string.Create(
                    CultureInfo.InvariantCulture, $"A word may have {MaximumWord} characters; this one has more. Check that this is a game in one of Gambit's forms."));
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
                throw GambitToken.Error(atLine, atColumn, "A text that begins with a quote must end with one; got the end of the file. Close the quote.");
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
            throw GambitToken.Error(line, column, string.Create(
                CultureInfo.InvariantCulture, $"A game may have {maximumCharacters} characters here; this one has more. Raise MaximumCharacters."));
        }

        char letter = (char)source.Read();
        (line, column) = letter == '\n' ? (line + 1, 1) : (line, column + 1);
        return letter;
    }
}
