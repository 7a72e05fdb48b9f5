using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>Equilibria of two players up to rounding, from the weights of a tableau in doubles.</summary>
internal static class RoundedEnd
{
    // Ends of two paths as near as this are one.
    private static readonly double Near = Tolerances.Probability.Absolute;

    /// <summary>The mixtures of two lists of weights, each a multiple of 2⁻⁵²; null where a player gains more than rounding by leaving them.</summary>
    /// <param name="game">A game of two players.</param>
    /// <param name="rowWeights">Not negative up to rounding, shape [strategy of player 0].</param>
    /// <param name="columnWeights">The same of player 1.</param>
    public static MixedProfile? Of(NormalFormGame game, double[] rowWeights, double[] columnWeights)
    {
        if (Units(rowWeights) is not { } row || Units(columnWeights) is not { } column)
        {
            return null;
        }

        (double[] mixedRow, double[] mixedColumn) = (Mixture(row), Mixture(column));
        bool isStable = true;
        for (int player = 0; player < 2; player++)
        {
            (double gain, double spread) = Gain(game.RoundedPayoffs.Row(player), player, mixedRow, mixedColumn);
            isStable &= gain <= Tolerances.Gain.Relative * spread;
        }

        return isStable ? MixedProfile.OfPair(Fractions(row), Fractions(column)) : null;
    }

    /// <summary>Whether no probability differs by more than 1e-9.</summary>
    public static bool AreNear(MixedProfile one, MixedProfile other) => one.Round().SelectMany(strategy => strategy)
        .Zip(other.Round().SelectMany(strategy => strategy), (left, right) => Math.Abs(left - right)).All(distance => distance <= Near);

    // 2⁵² shares by weight; what rounding leaves over goes to the largest. Null where there is no weight.
    private static long[]? Units(double[] weights)
    {
        double sum = 0;
        foreach (ref double weight in weights.AsSpan())
        {
            weight = Math.Max(weight, 0);
            sum += weight;
        }

        if (!(sum > 0) || !double.IsFinite(sum))
        {
            return null;
        }

        const long Whole = 1L << 52;
        long[] units = new long[weights.Length];
        long left = Whole;
        int largest = 0;
        for (int strategy = 0; strategy < units.Length; strategy++)
        {
            units[strategy] = (long)Math.Round(weights[strategy] / sum * Whole);
            left -= units[strategy];
            largest = units[strategy] > units[largest] ? strategy : largest;
        }

        units[largest] += left;
        return units;
    }

    private static double[] Mixture(long[] units) => Array.ConvertAll(units, unit => Math.ScaleB(unit, -52));

    private static Sequence<Rational> Fractions(long[] units) => Sequence.Of(units.Length, strategy => Rational.FromDouble(Math.ScaleB(units[strategy], -52)));

    // What the best strategy earns beyond the mixture, and the spread of the player's payoffs.
    private static (double Gain, double Spread) Gain(ReadOnlySpan<double> payoffs, int player, double[] row, double[] column)
    {
        double[] replies = new double[player == 0 ? row.Length : column.Length];
        (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int first = 0; first < row.Length; first++)
        {
            for (int second = 0; second < column.Length; second++)
            {
                double payoff = payoffs[(first * column.Length) + second];
                (least, most) = (Math.Min(least, payoff), Math.Max(most, payoff));
                replies[player == 0 ? first : second] += payoff * (player == 0 ? column[second] : row[first]);
            }
        }

        double[] own = player == 0 ? row : column;
        double mean = 0;
        double best = double.NegativeInfinity;
        for (int strategy = 0; strategy < own.Length; strategy++)
        {
            mean += own[strategy] * replies[strategy];
            best = Math.Max(best, replies[strategy]);
        }

        return (best - mean, most - least);
    }
}
