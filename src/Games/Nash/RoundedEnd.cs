using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>Equilibria of two players up to rounding, from the weights of a tableau in doubles.</summary>
internal static class RoundedEnd
{
    // Ends of two paths as near as this are one.
    private static readonly double Near = Tolerances.Probability.Absolute;

    /// <summary>The mixtures of two lists of weights; null where a player gains more than rounding by leaving them.</summary>
    /// <remarks>
    /// Probabilities are multiples of 2⁻⁵², those below 2⁻⁵³ 0, if that is near enough. Where payoffs differ by many orders of size it may not be; then weights are divided by their sum as they are. Time O(strategies of player 0 · strategies of player 1).
    /// </remarks>
    /// <param name="game">A game of two players.</param>
    /// <param name="rowWeights">Not negative up to rounding, shape [strategy of player 0].</param>
    /// <param name="columnWeights">The same of player 1.</param>
    public static MixedProfile? Of(NormalFormGame game, ReadOnlySpan<double> rowWeights, ReadOnlySpan<double> columnWeights)
    {
        double[] row = new double[rowWeights.Length];
        double[] column = new double[columnWeights.Length];
        if (!IsMixture(rowWeights, row) || !IsMixture(columnWeights, column))
        {
            return null;
        }

        if (IsStable(game, 0, row, column) && IsStable(game, 1, row, column))
        {
            return MixedProfile.OfShares(row.ToSequence(), column.ToSequence());
        }

        Divide(rowWeights, row);
        Divide(columnWeights, column);
        return IsStable(game, 0, row, column) && IsStable(game, 1, row, column) ? MixedProfile.OfWeights([Positive(rowWeights), Positive(columnWeights)]) : null;
    }

    /// <summary>Whether no probability differs by more than 1e-9.</summary>
    public static bool AreNear(MixedProfile one, MixedProfile other) => one.Round().SelectMany(strategy => strategy)
        .Zip(other.Round().SelectMany(strategy => strategy), (left, right) => Math.Abs(left - right)).All(distance => distance <= Near);

    // Shares of 1 by weight, in units of 2⁻⁵²; what rounding leaves over goes to the largest. False where there is no weight.
    private static bool IsMixture(ReadOnlySpan<double> weights, Span<double> shares)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += Math.Max(weight, 0);
        }

        if (!(sum > 0) || !double.IsFinite(sum))
        {
            return false;
        }

        const double Whole = 1L << 52;
        double left = Whole;
        int largest = 0;
        for (int strategy = 0; strategy < weights.Length; strategy++)
        {
            if (weights[strategy] > 0)
            {
                // Sums of integers up to 2⁵² are exact.
                double units = Math.Round(weights[strategy] / sum * Whole);
                left -= units;
                shares[strategy] = units / Whole;
                largest = shares[strategy] > shares[largest] ? strategy : largest;
            }
        }

        shares[largest] += left / Whole;
        return true;
    }

    private static Sequence<double> Positive(ReadOnlySpan<double> weights)
    {
        double[] positive = weights.ToArray();
        foreach (ref double weight in positive.AsSpan())
        {
            weight = Math.Max(weight, 0);
        }

        return positive.ToSequence();
    }

    private static void Divide(ReadOnlySpan<double> weights, Span<double> shares)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += Math.Max(weight, 0);
        }

        for (int strategy = 0; strategy < weights.Length; strategy++)
        {
            shares[strategy] = Math.Max(weights[strategy], 0) / sum;
        }
    }

    // Whether no strategy of a player earns more than its mixture but for rounding, as a share of the largest mean size of a strategy's payoffs against the other's mixture: a
    // payoff that nobody reaches makes no gain small.
    private static bool IsStable(NormalFormGame game, int player, double[] row, double[] column)
    {
        ReadOnlySpan<double> payoffs = game.RoundedPayoffs.Row(player);
        double[] own = player == 0 ? row : column;
        double[] replies = new double[own.Length];
        double[] sizes = new double[own.Length];
        if (player == 0)
        {
            EarnedByRows(payoffs, column, replies, sizes);
        }
        else
        {
            EarnedByColumns(payoffs, row, replies, sizes);
        }

        double mean = 0;
        double best = double.NegativeInfinity;
        double size = 0;
        for (int strategy = 0; strategy < own.Length; strategy++)
        {
            mean += own[strategy] * replies[strategy];
            best = Math.Max(best, replies[strategy]);
            size = Math.Max(size, sizes[strategy]);
        }

        return best - mean <= Tolerances.Gain.Relative * size && double.IsFinite(size);
    }

    private static void EarnedByRows(ReadOnlySpan<double> payoffs, double[] column, double[] replies, double[] sizes)
    {
        for (int second = 0; second < column.Length; second++)
        {
            double share = column[second];
            for (int first = 0; share != 0 && first < replies.Length; first++)
            {
                double earned = payoffs[(first * column.Length) + second] * share;
                replies[first] += earned;
                sizes[first] += Math.Abs(earned);
            }
        }
    }

    private static void EarnedByColumns(ReadOnlySpan<double> payoffs, double[] row, double[] replies, double[] sizes)
    {
        for (int first = 0; first < row.Length; first++)
        {
            double share = row[first];
            ReadOnlySpan<double> earned = payoffs.Slice(first * replies.Length, replies.Length);
            for (int second = 0; share != 0 && second < earned.Length; second++)
            {
                replies[second] += earned[second] * share;
                sizes[second] += Math.Abs(earned[second]) * share;
            }
        }
    }
}
