using Mechanisms.Games.NormalForm;
using Mechanisms.Games.QuantalResponse;

namespace Mechanisms.Games.Nash;

/// <summary>Newton's method for mixtures that leave every player indifferent on given supports, for any number of players, in doubles.</summary>
/// <remarks>
/// Unknowns are the probabilities and each player's payoff; equations u(i, s) = v(i) on the supports and ∑ x(i) = 1. Where indifference does not determine
/// mixtures, those that it leaves free stay as they are.
/// </remarks>
internal sealed class SupportNewton(NormalFormGame game)
{
    private const int MostSteps = 30;

    /// <summary>A step shorter than this changes no digit that counts.</summary>
    private const double Settled = 1e-15;

    /// <summary>Of coefficients of scale 1 what is left below 2⁻⁴⁰ is rounding of what cancelled.</summary>
    private const double Rounding = 1.0 / (1L << 40);

    private readonly ReplySlopes replies = ReplySlopes.Of(game);

    /// <summary>Improves mixtures on their supports.</summary>
    /// <param name="weights">The probabilities, shape [strategy of any player]; the strategies with positive ones are the supports. Receives the result.</param>
    /// <returns>Whether the steps settled with all supports kept.</returns>
    public bool TryImprove(double[] weights)
    {
        int[] support = [.. Enumerable.Range(0, weights.Length).Where(strategy => weights[strategy] > 0)];
        PivotedSystem system = new(support.Length + replies.Players, Rounding);
        double[] values = Values(weights);
        double last = double.PositiveInfinity;
        for (int step = 0; step < MostSteps; step++)
        {
            Linearize(system, support, weights, values);
            _ = system.Solve();
            double size = Move(system.Solution, support, weights, values);
            if (size <= Settled || (size >= last && size <= Math.Sqrt(Settled)))
            {
                return support.All(strategy => weights[strategy] > 0);
            }

            last = size;
        }

        return false;
    }

    private double[] Values(double[] weights)
    {
        replies.Evaluate(weights);
        return [.. Enumerable.Range(0, replies.Players).Select(player => Enumerable.Range(replies.Offsets[player], game.Profiles.Counts[player])
            .Sum(strategy => weights[strategy] * replies.Values[strategy]))];
    }

    private void Linearize(PivotedSystem system, int[] support, double[] weights, double[] values)
    {
        replies.Evaluate(weights);
        system.Clear();
        for (int player = 0; player < replies.Players; player++)
        {
            system.Right[support.Length + player] = 1;
        }

        for (int place = 0; place < support.Length; place++)
        {
            int player = Owner(support[place]);
            Span<double> row = system.Row(place);
            for (int other = 0; other < support.Length; other++)
            {
                row[other] = replies.Slopes(support[place])[support[other]];
            }

            row[support.Length + player] = -1;
            system.Right[place] = values[player] - replies.Values[support[place]];
            system.Row(support.Length + player)[place] = 1;
            system.Right[support.Length + player] -= weights[support[place]];
        }
    }

    private static double Move(ReadOnlySpan<double> step, int[] support, double[] weights, double[] values)
    {
        double largest = 0;
        for (int place = 0; place < support.Length; place++)
        {
            weights[support[place]] += step[place];
            largest = Math.Max(largest, Math.Abs(step[place]));
        }

        for (int player = 0; player < values.Length; player++)
        {
            values[player] += step[support.Length + player];
        }

        return largest;
    }

    private int Owner(int strategy)
    {
        int player = 0;
        while (replies.Offsets[player + 1] <= strategy)
        {
            player++;
        }

        return player;
    }
}
