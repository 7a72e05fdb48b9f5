using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Formats;

/// <summary>Finds the word that a misspelled one was meant to be.</summary>
public static class Spelling
{
    /// <summary>Ends a sentence about an unknown word: with <c>; did you mean "outcome"?</c> when a known word is near, else with a full stop.</summary>
    /// <param name="word">The unknown word.</param>
    /// <param name="known">The known words.</param>
    /// <returns>The end of the sentence.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Hint(string word, IEnumerable<string> known) =>
        Nearest(word, known) is string nearest ? $"; did you mean \"{nearest}\"?" : ".";

    /// <summary>Finds the nearest known word.</summary>
    /// <remarks>
    /// Distance is the optimal string alignment distance, in which case does not count; a word is near within a third of its own
    /// length, rounded up. Ties go to the first word. Time O(words × length²).
    /// </remarks>
    /// <param name="word">The unknown word.</param>
    /// <param name="known">The known words.</param>
    /// <returns>The nearest word, or null when none is near.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    [Reference("damerau1964", "pp. 171-172: one insertion, deletion, substitution or transposition")]
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string candidate in known)
        {
            bool isComparable = Math.Abs(candidate.Length - word.Length) <= Reach(candidate);
            int distance = isComparable ? Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant()) : int.MaxValue;
            if (distance <= Reach(candidate) && distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    private static int Reach(string candidate) => (candidate.Length + 2) / 3;

    private static int Distance(string from, string to)
    {
        int[][] edits = new int[from.Length + 1][];
        for (int row = 0; row <= from.Length; row++)
        {
            edits[row] = new int[to.Length + 1];
            for (int column = 0; column <= to.Length; column++)
            {
                edits[row][column] = row == 0 || column == 0 ? row + column : Edits(edits, from, to, row, column);
            }
        }

        return edits[from.Length][to.Length];
    }

    private static int Edits(int[][] edits, string from, string to, int row, int column)
    {
        int substitution = edits[row - 1][column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
        int fewest = Math.Min(substitution, 1 + Math.Min(edits[row - 1][column], edits[row][column - 1]));
        bool isSwapped = row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1];
        return isSwapped ? Math.Min(fewest, edits[row - 2][column - 2] + 1) : fewest;
    }
}
