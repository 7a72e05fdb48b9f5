using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.QuantalResponse;

/// <summary>What strategies earn against weights on those of the others, and how that changes with the weights, in doubles. Evaluating allocates nothing.</summary>
/// <remarks>
/// Every player's payoffs are shifted to begin at 0, all are divided by the largest spread of a player's payoffs, and both are done exactly before anything is
/// rounded. Strategies are numbered through, those of player 0 first. Time O(players² · profiles), memory O(players · profiles + strategies²).
/// </remarks>
internal sealed class ReplySlopes
{
    private readonly int[] counts;
    private readonly double[][] payoffs;
    private readonly double[] contracted;
    private readonly double[] slopes;
    private readonly double[] values;

    private ReplySlopes(int[] counts, double[][] payoffs, Rational spread)
    {
        (this.counts, this.payoffs, Spread) = (counts, payoffs, spread);
        Offsets = new int[counts.Length + 1];
        for (int player = 0; player < counts.Length; player++)
        {
            Offsets[player + 1] = Offsets[player] + counts[player];
        }

        contracted = new double[payoffs[0].Length];
        slopes = new double[Strategies * Strategies];
        values = new double[Strategies];
    }

    /// <summary>Gets the number by which payoffs are divided: the largest spread of a player's payoffs, or 1 where nobody's vary.</summary>
    public Rational Spread { get; }

    /// <summary>Gets the number of each player's first strategy, and at last the number of strategies, shape [player + 1].</summary>
    public int[] Offsets { get; }

    /// <summary>Gets the number of players.</summary>
    public int Players => counts.Length;

    /// <summary>Gets the number of strategies of all players.</summary>
    public int Strategies => Offsets[^1];

    /// <summary>Gets what every strategy earns, shape [strategy of any player].</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Prepares a game.</summary>
    public static ReplySlopes Of(NormalFormGame game)
    {
        Rational spread = SpreadOf(game);
        Rational[] least = [.. Enumerable.Range(0, game.Players).Select(player => game.Payoffs.Row(player).ToArray().Aggregate(Rational.Min))];
        double[][] scaled = [.. Enumerable.Range(0, game.Players).Select(player =>
            (double[])[.. game.Payoffs.Row(player).ToArray().Select(payoff => ((payoff - least[player]) / spread).ToDouble())])];
        return new([.. game.Profiles.Counts], scaled, spread);
    }

    /// <summary>The largest spread of a player's payoffs, or 1 where nobody's vary.</summary>
    public static Rational SpreadOf(NormalFormGame game)
    {
        Rational spread = Enumerable.Range(0, game.Players).Select(player => game.Payoffs.Row(player).ToArray())
            .Select(row => row.Aggregate(Rational.Max) - row.Aggregate(Rational.Min)).Aggregate(Rational.Max);
        return spread.IsZero ? Rational.One : spread;
    }

    /// <summary>How a strategy's payoff grows with the weight of another player's strategies, shape [strategy of any player]; 0 for the own player's.</summary>
    public ReadOnlySpan<double> Slopes(int strategy) => slopes.AsSpan(strategy * Strategies, Strategies);

    /// <summary>Computes values and slopes.</summary>
    /// <param name="weights">The weight of every strategy, shape [strategy of any player]; a player's need not sum to 1.</param>
    public void Evaluate(ReadOnlySpan<double> weights)
    {
        if (Players == 1)
        {
            payoffs[0].CopyTo(values, 0);
            return;
        }

        for (int player = 0; player < Players; player++)
        {
            for (int other = 0; other < Players; other++)
            {
                if (other != player)
                {
                    Contract(player, other, weights);
                }
            }

            SumUp(player, player == 0 ? 1 : 0, weights);
        }
    }

    // Sums one player after the other, from the last, out of the payoffs, until only two are left.
    private void Contract(int player, int other, ReadOnlySpan<double> weights)
    {
        ReadOnlySpan<double> source = payoffs[player];
        int inner = 1;
        for (int summed = Players - 1; summed >= 0; summed--)
        {
            if (summed == player || summed == other)
            {
                inner *= counts[summed];
                continue;
            }

            int outer = source.Length / (inner * counts[summed]);
            SumOut(source, weights[Offsets[summed]..Offsets[summed + 1]], outer, inner);
            source = contracted.AsSpan(0, outer * inner);
        }

        for (int strategy = 0; strategy < counts[player]; strategy++)
        {
            Span<double> row = slopes.AsSpan(((Offsets[player] + strategy) * Strategies) + Offsets[other], counts[other]);
            for (int reply = 0; reply < row.Length; reply++)
            {
                row[reply] = player < other ? source[(strategy * counts[other]) + reply] : source[(reply * counts[player]) + strategy];
            }
        }
    }

    // In place: what is written lies at or before what is read last.
    private void SumOut(ReadOnlySpan<double> source, ReadOnlySpan<double> weights, int outer, int inner)
    {
        for (int block = 0; block < outer; block++)
        {
            for (int place = 0; place < inner; place++)
            {
                double sum = 0;
                for (int strategy = 0; strategy < weights.Length; strategy++)
                {
                    sum += weights[strategy] * source[(((block * weights.Length) + strategy) * inner) + place];
                }

                contracted[(block * inner) + place] = sum;
            }
        }
    }

    private void SumUp(int player, int other, ReadOnlySpan<double> weights)
    {
        for (int strategy = Offsets[player]; strategy < Offsets[player + 1]; strategy++)
        {
            ReadOnlySpan<double> row = Slopes(strategy);
            double sum = 0;
            for (int reply = Offsets[other]; reply < Offsets[other + 1]; reply++)
            {
                sum += row[reply] * weights[reply];
            }

            values[strategy] = sum;
        }
    }
}
