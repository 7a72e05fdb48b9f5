using System.CommandLine.Parsing;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Solving;

/// <summary>What the command line asks of a game.</summary>
/// <param name="Concept">The solution concept.</param>
/// <param name="WantsAll">Whether all equilibria are wanted, not one.</param>
/// <param name="Numbers">How numbers are written.</param>
internal sealed record GameQuestion(SolutionConcept Concept, bool WantsAll, GameNumbers Numbers)
{
    private static readonly (string Word, SolutionConcept Concept)[] Known =
    [
        ("nash", SolutionConcept.Nash),
        ("ce", SolutionConcept.Correlated),
        ("cce", SolutionConcept.CoarseCorrelated),
        ("zero-sum", SolutionConcept.ZeroSum),
        ("spe", SolutionConcept.SubgamePerfect),
    ];

    /// <summary>Gets what is asked where nothing is said: one Nash equilibrium, in decimals.</summary>
    internal static GameQuestion Usual { get; } = new(SolutionConcept.Nash, WantsAll: false, new(AreExact: false));

    /// <summary>Gets the words for all concepts.</summary>
    internal static string[] Words => [.. Known.Select(known => known.Word)];

    /// <summary>Gets the word for the concept.</summary>
    internal string Word => Known.First(known => known.Concept == Concept).Word;

    /// <summary>Reads the word for a concept.</summary>
    internal static SolutionConcept? Parse(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        foreach ((string known, SolutionConcept concept) in Known)
        {
            if (known == word)
            {
                return concept;
            }
        }

        result.AddError($"--concept must be {string.Join(", ", Words)}; got '{word}'{Spelling.Hint(word, Words)}");
        return null;
    }
}
