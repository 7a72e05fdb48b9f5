using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>What players earned in random plays of a game tree.</summary>
/// <remarks>Immutable, compares by value.</remarks>
public sealed record PlayoutSummary
{
    private PlayoutSummary(long plays, StreamKey key, Sequence<long> visits) => (Plays, Key, Visits) = (plays, key, visits);

    /// <summary>Gets the number of plays.</summary>
    public long Plays { get; }

    /// <summary>Gets the owner of the random numbers.</summary>
    public StreamKey Key { get; }

    /// <summary>Gets how often every node was the end of a play, shape [node]; they sum to <see cref="Plays"/>.</summary>
    public Sequence<long> Visits { get; }

    /// <summary>Gets the number of moves in all plays, those of chance and of single actions included.</summary>
    public long Moves { get; private init; }

    /// <summary>Gets the mean payoff of every player, shape [player].</summary>
    public Sequence<double> Payoffs { get; private init; }

    /// <summary>Gets the standard errors of the means, shape [player]: the standard deviation of a play's payoff over √plays; NaN after a single play.</summary>
    public Sequence<double> StandardErrors { get; private init; }

    /// <summary>Writes means with their standard errors.</summary>
    /// <returns>For example <c>1000 plays: 0.05 ± 0.01, -0.05 ± 0.01</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Plays} plays: {string.Join(", ", Payoffs.Zip(StandardErrors, (mean, error) => string.Create(CultureInfo.InvariantCulture, $"{mean:G6} ± {error:G2}")))}");

    internal static PlayoutSummary Of(ExtensiveFormGame game, long[] visits, long plays, StreamKey key)
    {
        long moves = 0;
        int[] depths = new int[visits.Length];
        for (int node = 0; node < visits.Length; node++)
        {
            depths[node] = node == 0 ? 0 : depths[game.Parents[node]] + 1;
            moves += visits[node] * depths[node];
        }

        (double Mean, double Error)[] earned = [.. Enumerable.Range(0, game.Players).Select(player => Earned(PathPayoffs.Of(game, player), visits, plays))];
        return new(plays, key, visits.ToSequence())
        {
            Moves = moves,
            Payoffs = earned.Select(entry => entry.Mean).ToSequence(),
            StandardErrors = earned.Select(entry => entry.Error).ToSequence(),
        };
    }

    // Squares are of distances from the mean, so that they do not cancel.
    private static (double Mean, double Error) Earned(double[] payoffs, long[] visits, long plays)
    {
        double mean = 0;
        for (int node = 0; node < payoffs.Length; node++)
        {
            mean += visits[node] * (payoffs[node] / plays);
        }

        double squares = 0;
        for (int node = 0; node < payoffs.Length; node++)
        {
            double distance = payoffs[node] - mean;
            squares += visits[node] == 0 ? 0 : visits[node] * distance * distance;
        }

        return (mean, plays == 1 ? double.NaN : Math.Sqrt(squares / (plays - 1) / plays));
    }
}
