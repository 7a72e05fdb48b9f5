using System.CommandLine;
using System.CommandLine.Parsing;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Simulation;

namespace Mechanisms.Cli.Solving;

/// <summary>Options of <c>solve</c> that belong to one solution concept each.</summary>
internal sealed class GameOptions
{
    /// <summary>The names of the options, for messages.</summary>
    internal const string Names = "--dominance, --leader, --cost, --reveals, --learner, --iterations and --seed";

    private const string Dominances = "strict|weak|strict-mixed|weak-mixed";

    private readonly Option<string?> dominance = new("--dominance")
    {
        Description = "For --concept dominance: what is removed again and again, strategies dominated strictly or weakly, by pure strategies or by mixed ones [default: strict]",
        HelpName = Dominances,
        CustomParser = result => Word(result, Dominances),
    };

    private readonly Option<int?> leader = new("--leader")
    {
        Description = "For --concept stackelberg: the player who commits [default: 1]",
        HelpName = "1|2",
        CustomParser = result => OptionValues.Whole(result, 1, 2),
    };

    private readonly Option<Rational?> cost = new("--cost")
    {
        Description = "For --concept simulation: what simulating player 2 costs player 1, in payoff [default: 0]",
        HelpName = "NUMBER",
        CustomParser = Cost,
    };

    private readonly Option<SimulatedChoice?> reveals = new("--reveals")
    {
        Description = "For --concept simulation: what player 1 sees, the pure strategy that is about to be taken or the mixture it is drawn from [default: pure]",
        HelpName = "pure|mixed",
        CustomParser = result => OptionValues.Choice<SimulatedChoice>(result),
    };

    private readonly Option<string?> learner = new("--learner")
    {
        Description = "For --concept cfr: which learner of the family plays for everybody [default: cfr+]",
        HelpName = TreeLearning.Names,
        CustomParser = result => Word(result, TreeLearning.Names),
    };

    private readonly Option<long?> iterations = new("--iterations")
    {
        Description = "For --concept cfr: how many iterations [default: 10000]",
        HelpName = "N",
        CustomParser = result => OptionValues.Whole(result, 1, 1_000_000_000_000L),
    };

    private readonly Option<ulong?> seed = new("--seed")
    {
        Description = "For --concept cfr with a learner on samples: the root key of its random numbers [default: 1]",
        HelpName = "N",
        CustomParser = result => OptionValues.Whole(result, 0UL, ulong.MaxValue),
    };

    /// <summary>Adds the options to a command.</summary>
    internal void AddTo(Command command)
    {
        foreach (Option option in new Option[] { dominance, leader, cost, reveals, learner, iterations, seed })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads what was said.</summary>
    internal GameDetails Read(ParseResult parsed) => new(
        parsed.GetValue(dominance), parsed.GetValue(leader), parsed.GetValue(cost), parsed.GetValue(reveals), parsed.GetValue(learner), parsed.GetValue(iterations), parsed.GetValue(seed));

    private static string? Word(ArgumentResult result, string words)
    {
        string word = result.Tokens[0].Value;
        string[] known = words.Split('|');
        if (known.Contains(word))
        {
            return word;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name} must be {string.Join(", ", known)}; got '{word}'{Foundations.Formats.Spelling.Hint(word, known)}");
        return null;
    }

    private static Rational? Cost(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Rational.TryParse(text, out Rational cost) && cost.Sign >= 0 && double.IsFinite(cost.ToDouble()))
        {
            return cost;
        }

        result.AddError($"--cost must be a number of at least 0, such as 0.05 or 1/20; got '{text}'.");
        return null;
    }
}
