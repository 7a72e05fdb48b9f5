using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Cli.Solving;

/// <summary>A learner of the family of counterfactual regret minimization that plays a game tree against itself, and how exploitable its average was on the way.</summary>
internal sealed class TreeLearning
{
    /// <summary>The words for all learners.</summary>
    internal const string Names = "cfr|cfr+|linear|discounted|external|outcome";

    /// <summary>The learner where none is named.</summary>
    internal const string Usual = "cfr+";

    private const long UsualIterations = 10_000;

    // How far apart points of the curve lie: five for each power of ten.
    private const int PointsPerDecade = 5;

    private readonly Action<long, CancellationToken> iterate;
    private readonly Func<Sequence<Sequence<double>>> averages;
    private readonly Func<Sequence<double>> gains;

    private TreeLearning(string name, Action<long, CancellationToken> iterate, Func<Sequence<Sequence<double>>> averages, Func<Sequence<double>> gains) =>
        (Name, this.iterate, this.averages, this.gains) = (name, iterate, averages, gains);

    /// <summary>Gets the name of the learner.</summary>
    internal string Name { get; }

    /// <summary>Gets the average strategies, shape [information set of a player] of [action].</summary>
    internal Sequence<Sequence<double>> Averages => averages();

    /// <summary>Gets iterations and the exploitability after them.</summary>
    internal List<(long Iterations, double Exploitability)> Curve { get; } = [];

    /// <summary>Gets the number of iterations done.</summary>
    internal long Iterations => Curve.Count == 0 ? 0 : Curve[^1].Iterations;

    /// <summary>Whether a learner draws random numbers.</summary>
    internal static bool IsSampled(string? learner) => learner is "external" or "outcome";

    /// <summary>Learns.</summary>
    /// <exception cref="InvalidOperationException">The game is not for the learner.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    internal static TreeLearning Learn(ExtensiveFormGame game, GameDetails details, CancellationToken cancellation)
    {
        TreeLearning learning = Begin(game, details.Learner ?? Usual, new StreamKey(details.Seed ?? 1));
        long last = details.Iterations ?? UsualIterations;
        for (int step = 0; learning.Iterations < last; step++)
        {
            long next = Math.Clamp((long)Math.Round(Math.Pow(10, (double)step / PointsPerDecade)), learning.Iterations, last);
            if (next > learning.Iterations)
            {
                learning.iterate(next - learning.Iterations, cancellation);
                learning.Curve.Add((next, learning.gains().Sum() / game.Players));
            }
        }

        return learning;
    }

    private static TreeLearning Begin(ExtensiveFormGame game, string learner, StreamKey key)
    {
        if (IsSampled(learner))
        {
            SampledRegretRun sampled = new SampledRegret { Sampling = learner == "external" ? PathSampling.External : PathSampling.Outcome }.Begin(game, key);
            return new($"mccfr/{learner}", sampled.Iterate, () => sampled.AverageStrategies, sampled.Gains);
        }

        CounterfactualRegret settings = learner switch
        {
            "cfr" => CounterfactualRegret.Vanilla,
            "linear" => CounterfactualRegret.Linear,
            "discounted" => CounterfactualRegret.Discounted,
            _ => CounterfactualRegret.Plus,
        };
        CounterfactualRegretRun run = settings.Begin(game);
        return new(learner is "linear" or "discounted" ? $"{learner}-cfr" : learner, run.Iterate, () => run.AverageStrategies, run.Gains);
    }
}
