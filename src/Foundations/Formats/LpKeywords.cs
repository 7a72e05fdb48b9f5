namespace Mechanisms.Foundations.Formats;

/// <summary>The words that CPLEX-LP text keeps for itself, in any case of letters.</summary>
internal static class LpKeywords
{
    /// <summary>What a keyword opens; <c>None</c> for a word that is no keyword.</summary>
    public enum Section
    {
        None,
        Minimize,
        Maximize,
        Rows,
        Bounds,
        Integers,
        Binaries,
        Unsupported,
        End,
    }

    private static readonly Dictionary<string, Section> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["minimize"] = Section.Minimize,
        ["minimise"] = Section.Minimize,
        ["minimum"] = Section.Minimize,
        ["min"] = Section.Minimize,
        ["maximize"] = Section.Maximize,
        ["maximise"] = Section.Maximize,
        ["maximum"] = Section.Maximize,
        ["max"] = Section.Maximize,
        ["st"] = Section.Rows,
        ["s.t."] = Section.Rows,
        ["st."] = Section.Rows,
        ["bound"] = Section.Bounds,
        ["bounds"] = Section.Bounds,
        ["general"] = Section.Integers,
        ["generals"] = Section.Integers,
        ["gen"] = Section.Integers,
        ["integer"] = Section.Integers,
        ["integers"] = Section.Integers,
        ["int"] = Section.Integers,
        ["binary"] = Section.Binaries,
        ["binaries"] = Section.Binaries,
        ["bin"] = Section.Binaries,
        ["semi"] = Section.Unsupported,
        ["semis"] = Section.Unsupported,
        ["sos"] = Section.Unsupported,
        ["sos1"] = Section.Unsupported,
        ["sos2"] = Section.Unsupported,
        ["pwlobj"] = Section.Unsupported,
        ["end"] = Section.End,
    };

    // Words of two, with the second; the first alone is a name.
    private static readonly Dictionary<string, (string Second, Section Section)> Pairs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["subject"] = ("to", Section.Rows),
        ["such"] = ("that", Section.Rows),
        ["lazy"] = ("constraints", Section.Unsupported),
        ["user"] = ("cuts", Section.Unsupported),
        ["general"] = ("constraints", Section.Unsupported),
    };

    /// <summary>What the next words open, and how many words that takes; a keyword begins its line and is no label.</summary>
    public static (Section Section, int Words) At(LpTokens tokens)
    {
        LpToken token = tokens.Peek();
        if (token.Kind != LpTokenKind.Name || !token.IsFirst)
        {
            return default;
        }

        if (Pairs.TryGetValue(token.Text, out (string Second, Section Section) pair) && tokens.Peek(1).Is(pair.Second))
        {
            return (pair.Section, 2);
        }

        // Behind End there may be anything, so nothing there is looked at.
        bool isWord = Words.TryGetValue(token.Text, out Section section);
        return isWord && (section == Section.End || tokens.Peek(1).Kind != LpTokenKind.Colon) ? (section, 1) : default;
    }

    /// <summary>Whether a name might be taken for a keyword, an infinity, <c>free</c> or <c>nan</c>.</summary>
    public static bool IsReserved(string name) => Words.ContainsKey(name) || Pairs.ContainsKey(name) || IsInfinity(name) || IsFree(name) || IsNoNumber(name);

    public static bool IsInfinity(string name) =>
        name.Equals("inf", StringComparison.OrdinalIgnoreCase) || name.Equals("infinity", StringComparison.OrdinalIgnoreCase);

    public static bool IsNoNumber(string name) => name.Equals("nan", StringComparison.OrdinalIgnoreCase);

    public static bool IsFree(string name) => name.Equals("free", StringComparison.OrdinalIgnoreCase);
}
