using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Running;

/// <summary>Fields that hold one of a few words.</summary>
internal static class Words
{
    /// <summary>Reads one of the words.</summary>
    internal static string Choice(JsonField field, string[] words, string noun)
    {
        string word = field.ReadText();
        return words.Contains(word)
            ? word
            : throw field.Error($"The {noun} must be one of {string.Join(", ", words)}; got {field.Quote()}{Hint(word, words)} Change it.");
    }

    /// <summary>Reads one of the words as its index; 0 when the field is missing.</summary>
    internal static int Index(JsonField? field, string[] words, string noun) =>
        field is { } given ? Array.IndexOf(words, Choice(given, words, noun)) : 0;

    // A word cut short is farther from the whole one than any misspelling: "against" for "against-principal".
    private static string Hint(string word, string[] words) => words.Where(known => known.StartsWith($"{word}-", StringComparison.Ordinal)).ToArray() is [var whole]
        ? $"; did you mean \"{whole}\"?"
        : Spelling.Hint(word, words);
}
