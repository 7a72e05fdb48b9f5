using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Plays a game tree from its root to an end again and again, everybody by behavior strategies and chance by its lotteries.</summary>
/// <remarks>
/// One 32-bit word of the stream per move with several actions, so that every action is as likely as it should be within 2⁻³²; one of probability 0 never
/// comes. What is counted are the visits of every end, so that means and standard errors hold no rounding of long sums. Recall does not matter.
/// <para>Making it takes time and memory O(nodes + actions); a play takes time O(actions on its path) and allocates nothing. Immutable and thread-safe.</para>
/// </remarks>
public sealed class Playouts
{
    // Plays between two looks at the cancellation.
    private const long PlaysPerLook = 4_096;

    private readonly Step[] nodes;
    private readonly long[] limits;

    private Playouts(ExtensiveFormGame game, Step[] steps, long[] bounds) => (Game, nodes, limits) = (game, steps, bounds);

    /// <summary>Gets the game.</summary>
    public ExtensiveFormGame Game { get; }

    /// <summary>Prepares plays under strategies in doubles.</summary>
    /// <param name="game">The game; players may forget.</param>
    /// <param name="strategies">The probability of every action, shape [information set of a player] of [action], at least 0, each set's summing to 1 within 1e-9.</param>
    /// <returns>The plays to come.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The strategies are for other information sets, a probability is negative or no finite number, or a set's do not sum to 1.</exception>
    public static Playouts Of(ExtensiveFormGame game, Sequence<Sequence<double>> strategies)
    {
        BehaviorProfile.RequireShape(game, strategies);
        foreach (Sequence<double> strategy in strategies)
        {
            ModelData.RequireDistribution(ModelData.Exactly(strategy.Span, "probability", nameof(strategies)).Span, "an information set", nameof(strategies));
        }

        int[] firsts = new int[game.InformationSets.Count];
        List<long> bounds = [];
        for (int set = 0; set < firsts.Length; set++)
        {
            firsts[set] = bounds.Count;
            bounds.AddRange(Bounds(set < game.DecisionSets ? strategies[set].Span : game.InformationSets[set].Probabilities.Select(probability => probability.ToDouble()).ToArray()));
        }

        Step[] steps = [.. Enumerable.Range(0, game.NodeCount).Select(node => game.NodeSets[node] is var set and not ExtensiveFormGame.None
            ? new Step(game.FirstChildren[node], firsts[set], game.ActionCount(node))
            : default)];
        return new(game, steps, [.. bounds]);
    }

    /// <summary>Prepares plays under a profile.</summary>
    /// <param name="game">The game; players may forget.</param>
    /// <param name="profile">The profile.</param>
    /// <returns>The plays to come.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The profile is for other information sets.</exception>
    public static Playouts Of(ExtensiveFormGame game, BehaviorProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Of(game, profile.Round());
    }

    /// <summary>Plays.</summary>
    /// <param name="plays">How many times, at least 1.</param>
    /// <param name="key">The owner of the random numbers.</param>
    /// <param name="cancellation">Stops between some thousands of plays.</param>
    /// <returns>What the players earned.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    /// <exception cref="OperationCanceledException">The plays were cancelled.</exception>
    public PlayoutSummary Play(long plays, StreamKey key, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(plays);
        long[] visits = new long[nodes.Length];
        RandomStream stream = key.Open();
        for (long left = plays; left > 0; left -= PlaysPerLook)
        {
            cancellation.ThrowIfCancellationRequested();
            PlaySome(Math.Min(left, PlaysPerLook), visits, ref stream);
        }

        return PlayoutSummary.Of(Game, visits, plays, key);
    }

    private void PlaySome(long plays, long[] visits, ref RandomStream stream)
    {
        ReadOnlySpan<Step> tree = nodes;
        ReadOnlySpan<long> bounds = limits;
        for (long play = 0; play < plays; play++)
        {
            int node = 0;
            while (tree[node] is { Actions: > 0 } step)
            {
                int action = 0;
                if (step.Actions > 1)
                {
                    long word = stream.NextUInt32();
                    while (word >= bounds[step.FirstBound + action])
                    {
                        action++;
                    }
                }

                node = step.FirstChild + action;
            }

            visits[node]++;
        }
    }

    // The first action whose bound exceeds a word of 32 bits is taken. The last one that can come has all that is left, and so has whatever follows it.
    private static long[] Bounds(ReadOnlySpan<double> probabilities)
    {
        const double Words = 1L << 32;
        long[] bounds = new long[probabilities.Length];
        int last = probabilities.LastIndexOfAnyExcept(0.0);
        double sum = 0;
        for (int action = 0; action < bounds.Length; action++)
        {
            sum += probabilities[action];
            bounds[action] = action < last ? (long)Math.Min(sum * Words, Words) : (long)Words;
        }

        return bounds;
    }

    // Where the children begin, where the bounds begin, and how many of both; no action at an end.
    private readonly record struct Step(int FirstChild, int FirstBound, int Actions);
}
