namespace Mechanisms.Foundations.Formats;

/// <summary>A word of CPLEX-LP text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters; of a relation one of <c>&lt;</c>, <c>&gt;</c>, <c>=</c>.</param>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="IsFirst">Whether it is the first of its line.</param>
internal readonly record struct LpToken(LpTokenKind Kind, string Text, long Line, bool IsFirst)
{
    /// <summary>Whether it is a word in any case of letters.</summary>
    public bool Is(string word) => Kind == LpTokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
