using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Players of a game tree who minimize counterfactual regret: mutable, single-threaded, forkable. No iteration allocates.</summary>
public sealed class CounterfactualRegretRun
{
    private readonly SequenceTree<double> tree;
    private readonly RegretTable[] players;

    internal CounterfactualRegretRun(CounterfactualRegret settings, SequenceTree<double> tree)
    {
        (Settings, this.tree) = (settings, tree);
        players = [.. Enumerable.Range(0, tree.Game.Players).Select(player => new RegretTable(tree, player))];
    }

    private CounterfactualRegretRun(CounterfactualRegretRun original)
    {
        (Settings, tree, Iterations) = (original.Settings, original.tree, original.Iterations);
        players = [.. original.players.Select(player => player.Fork())];
    }

    /// <summary>Gets the settings.</summary>
    public CounterfactualRegret Settings { get; }

    /// <summary>Gets the game.</summary>
    public ExtensiveFormGame Game => tree.Game;

    /// <summary>Gets the number of iterations done.</summary>
    public long Iterations { get; private set; }

    /// <summary>Gets the average strategies, shape [information set of a player] of [action]; uniform at sets that their player has never reached.</summary>
    public Sequence<Sequence<double>> AverageStrategies => Strategies.Normalized(tree, [.. players.SelectMany(player => player.Averages.ToArray())]);

    /// <summary>Gets the strategies of the next iteration, shape [information set of a player] of [action].</summary>
    public Sequence<Sequence<double>> CurrentStrategies => Strategies.BySet(tree, [.. players.SelectMany(player => player.Strategy.ToArray())]);

    /// <summary>Gets the regrets added up, discounts included, shape [information set of a player] of [action], in units of payoff.</summary>
    public Sequence<Sequence<double>> Regrets => Strategies.BySet(tree, [.. players.SelectMany(player => player.Regrets.ToArray())]);

    /// <summary>Goes on.</summary>
    /// <param name="iterations">How many iterations.</param>
    /// <param name="cancellation">Stops between two iterations; those done stay done.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Iterate(long iterations, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        for (long done = 0; done < iterations; done++)
        {
            cancellation.ThrowIfCancellationRequested();
            Iterations++;
            double weight = Settings.AverageExponent == 0 ? 1 : Math.Pow(Iterations, Settings.AverageExponent);
            (double positive, double negative) = (Discount(Settings.PositiveExponent), Discount(Settings.NegativeExponent));
            if (Settings.Turns == Turns.Simultaneous)
            {
                foreach (RegretTable player in players)
                {
                    player.Gather(players);
                }
            }

            foreach (RegretTable player in players)
            {
                if (Settings.Turns == Turns.Alternating)
                {
                    player.Gather(players);
                }

                player.Learn(weight, positive, negative);
            }
        }
    }

    /// <summary>What every player would gain by the best response to the average strategies.</summary>
    /// <returns>The gains, shape [player], in units of payoff, at least 0 up to rounding.</returns>
    /// <remarks>Time O(players · ends).</remarks>
    public Sequence<double> Gains() => BestResponses.Gains(tree, AverageStrategies);

    /// <summary>The mean gain of a player by the best response to the average strategies.</summary>
    /// <returns>The exploitability, in units of payoff; NashConv divided by the number of players.</returns>
    public double Exploitability() => Gains().Sum() / players.Length;

    /// <summary>What every sequence of a player earns at most against plans, shape [sequence].</summary>
    internal double[] ReplyValues(int player, double[] plan) => BestResponses.OfSequences(tree, player, plan);

    /// <summary>The weight of every sequence under the average strategies, shape [sequence].</summary>
    internal double[] AveragePlan()
    {
        double[] plan = new double[tree.SequenceCount];
        Sequence<Sequence<double>> averages = AverageStrategies;
        for (int player = 0; player < tree.Game.Players; player++)
        {
            tree.Realize(player, averages, plan);
        }

        return plan;
    }

    /// <summary>Copies the run.</summary>
    /// <returns>A run that goes on from here by itself.</returns>
    public CounterfactualRegretRun Fork() => new(this);

    // t^α / (t^α + 1), without the quotient of infinities.
    private double Discount(double exponent) =>
        double.IsPositiveInfinity(exponent) ? 1
        : double.IsNegativeInfinity(exponent) ? 0
        : 1 / (1 + Math.Pow(Iterations, -exponent));
}
