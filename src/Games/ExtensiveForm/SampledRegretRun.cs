using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Players of a game tree who minimize counterfactual regret on samples: mutable, single-threaded, forkable. No iteration allocates.</summary>
public sealed class SampledRegretRun
{
    private readonly SequenceTree<double> tree;
    private readonly SampledWalk walk;
    private StreamPosition position;

    internal SampledRegretRun(SampledRegret settings, SequenceTree<double> tree, StreamKey key)
    {
        (Settings, this.tree, Key) = (settings, tree, key);
        walk = new(tree, settings.Exploration);
        position = key.Open().Position;
    }

    private SampledRegretRun(SampledRegretRun original, StreamKey key, StreamPosition position)
    {
        (Settings, tree, Key, this.position, Iterations) = (original.Settings, original.tree, key, position, original.Iterations);
        walk = original.walk.Fork();
    }

    /// <summary>Gets the settings.</summary>
    public SampledRegret Settings { get; }

    /// <summary>Gets the game.</summary>
    public ExtensiveFormGame Game => tree.Game;

    /// <summary>Gets the owner of the random numbers.</summary>
    public StreamKey Key { get; }

    /// <summary>Gets the number of iterations done.</summary>
    public long Iterations { get; private set; }

    /// <summary>Gets the average strategies, shape [information set of a player] of [action]; uniform at sets that were never drawn.</summary>
    public Sequence<Sequence<double>> AverageStrategies => Strategies.Normalized(tree, walk.Averages.ToArray());

    /// <summary>Gets the regrets added up, shape [information set of a player] of [action], in units of payoff.</summary>
    public Sequence<Sequence<double>> Regrets => Strategies.BySet(tree, walk.Regrets.ToArray());

    /// <summary>Goes on.</summary>
    /// <param name="iterations">How many iterations, each one path or subtree for every player.</param>
    /// <param name="cancellation">Stops between two iterations; those done stay done.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Iterate(long iterations, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        RandomStream stream = new(position);
        for (long done = 0; done < iterations && !cancellation.IsCancellationRequested; done++)
        {
            for (int player = 0; player < tree.Game.Players; player++)
            {
                _ = Settings.Sampling == PathSampling.External ? walk.TryAll(0, player, 1, ref stream) : walk.FollowOne(0, player, new(1, 1, 1), ref stream);
            }

            Iterations++;
        }

        position = stream.Position;
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>What every player would gain by the best response to the average strategies.</summary>
    /// <returns>The gains, shape [player], in units of payoff, at least 0 up to rounding.</returns>
    /// <remarks>Time O(players · ends).</remarks>
    public Sequence<double> Gains() => BestResponses.Gains(tree, AverageStrategies);

    /// <summary>The mean gain of a player by the best response to the average strategies.</summary>
    /// <returns>The exploitability, in units of payoff; NashConv divided by the number of players.</returns>
    public double Exploitability() => Gains().Sum() / tree.Game.Players;

    /// <summary>Copies the run.</summary>
    /// <returns>A run that goes on from here by itself, with the same random numbers.</returns>
    public SampledRegretRun Fork() => new(this, Key, position);

    /// <summary>Copies the run, to go on with other random numbers.</summary>
    /// <param name="key">Owner of the random numbers from here on.</param>
    /// <returns>A run that goes on from here by itself.</returns>
    public SampledRegretRun Fork(StreamKey key) => new(this, key, key.Open().Position);
}
