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
        ("qre", SolutionConcept.QuantalResponse),
        ("spe", SolutionConcept.SubgamePerfect),
        ("dominance", SolutionConcept.Dominance),
        ("rationalizable", SolutionConcept.Rationalizable),
        ("stackelberg", SolutionConcept.Stackelberg),
        ("von-neumann-winner", SolutionConcept.VonNeumannWinner),
        ("simulation", SolutionConcept.Simulation),
        ("cfr", SolutionConcept.Learning),
    ];

    /// <summary>Gets what is asked where nothing is said: one Nash equilibrium, in decimals.</summary>
    internal static GameQuestion Usual { get; } = new(SolutionConcept.Nash, WantsAll: false, new(AreExact: false));

    /// <summary>Gets a value indicating whether equilibria in pure strategies are wanted, and no others.</summary>
    internal bool WantsPure { get; init; }

    /// <summary>Gets the precision of the logit equilibrium that is wanted; null for the limit.</summary>
    internal double? Lambda { get; init; }

    /// <summary>Gets what was said about one concept.</summary>
    internal GameDetails Details { get; init; } = GameDetails.Usual;

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

    /// <summary>Refuses options that would not change the answer.</summary>
    /// <param name="players">The number of players of the game.</param>
    /// <param name="hasRelaxation">Whether integer variables were to be taken for continuous ones.</param>
    /// <param name="hasMethod">Whether a method for linear programs was named.</param>
    /// <param name="hasAudit">Whether an audit of linear programs was named.</param>
    /// <exception cref="UsageException">An option would do nothing.</exception>
    internal void RequireUse(int players, bool hasRelaxation, bool hasMethod, bool hasAudit)
    {
        Require(!hasRelaxation, "--relax is for integer variables of linear programs; games have none");
        Require(!WantsAll || Concept == SolutionConcept.Nash, $"--all is for --concept nash; --concept {Word} gives one answer");
        Require(!WantsPure || Concept == SolutionConcept.Nash, $"--pure is for --concept nash; --concept {Word} does not ask for pure strategies");
        Require(!WantsPure || !WantsAll, "--pure finds those in pure strategies alone, which --all finds among the others");
        Require(!WantsAll || players <= 2, "--all is for games of one or two players; of more, all equilibria in pure strategies are sought without it, and in games of up to 1,000,000 payoffs one at the end of the logit path");
        Require(Lambda is null || Concept == SolutionConcept.QuantalResponse, $"--lambda is for --concept qre; --concept {Word} has no precision");
        Require(Lambda is null || !Numbers.AreExact, "--exact is for fractions; probabilities of logit equilibria at a --lambda are irrational");
        Require(Concept != SolutionConcept.Learning || !Numbers.AreExact, "--exact is for fractions; --concept cfr learns in doubles");
        Require(Concept is not (SolutionConcept.Dominance or SolutionConcept.Rationalizable) || !Numbers.AreExact, $"--exact is for numbers; --concept {Word} gives strategies");
        Require(!hasMethod || Concept is SolutionConcept.ZeroSum or SolutionConcept.Correlated or SolutionConcept.CoarseCorrelated or SolutionConcept.Stackelberg or SolutionConcept.VonNeumannWinner, MethodRule());
        Require(!hasAudit || Concept is SolutionConcept.Correlated or SolutionConcept.CoarseCorrelated, Concept == SolutionConcept.Learning
            ? "--audit is for --concept ce and cce; --concept cfr solves no linear program"
            : $"--audit is for --concept ce and cce; answers of --concept {Word} are always checked exactly");
        Details.RequireUse(Concept, Word);
    }

    // Dominance by mixed strategies solves some, by a method of its own.
    private string MethodRule() => Concept is SolutionConcept.Dominance or SolutionConcept.Rationalizable
        ? $"--method is for linear programs of equilibria; --concept {Word} takes none"
        : $"--method is for linear programs; --concept {Word} solves none";

    private static void Require(bool isUsed, string rule)
    {
        if (!isUsed)
        {
            throw new UsageException($"{rule}. Leave it out. See: mechanisms solve --help");
        }
    }
}
