using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.QuantalResponse;

/// <summary>The equations of logit equilibria in logarithms of probabilities and λ, and their derivatives.</summary>
/// <remarks>
/// ∑ over s of exp(ℓ(i, s)) = 1 for each player, and ℓ(i, s) − ℓ(i, 0) = λ (u(i, s) − u(i, 0)) for its other strategies (turocy2005).
/// </remarks>
internal sealed class LogitEquations
{
    private readonly ReplySlopes replies;
    private readonly double[] weights;

    public LogitEquations(NormalFormGame game)
    {
        replies = ReplySlopes.Of(game);
        weights = new double[replies.Strategies];
        System = new(Unknowns);
    }

    /// <summary>Gets the equations with one row more, which is the caller's.</summary>
    public PivotedSystem System { get; }

    /// <summary>Gets what payoffs are divided by; λ here is λ per unit of payoff times this.</summary>
    public double Spread => replies.Spread.ToDouble();

    /// <summary>Gets the number of each player's first strategy, and at last the number of strategies.</summary>
    public int[] Offsets => replies.Offsets;

    /// <summary>Gets the number of unknowns: all strategies, and λ, which is the last.</summary>
    public int Unknowns => replies.Strategies + 1;

    /// <summary>Writes the derivatives at a point, and what is left of the equations, with the opposite sign, to the right.</summary>
    public void Linearize(ReadOnlySpan<double> point)
    {
        int strategies = replies.Strategies;
        for (int strategy = 0; strategy < strategies; strategy++)
        {
            weights[strategy] = Math.Exp(point[strategy]);
        }

        replies.Evaluate(weights);
        System.Clear();
        for (int player = 0; player < replies.Players; player++)
        {
            (int first, int next) = (Offsets[player], Offsets[player + 1]);
            weights.AsSpan(first, next - first).CopyTo(System.Row(first)[first..]);
            double sum = 0;
            for (int strategy = first; strategy < next; strategy++)
            {
                sum += weights[strategy];
            }

            System.Right[first] = 1 - sum;
            for (int strategy = first + 1; strategy < next; strategy++)
            {
                Compare(strategy, first, point);
            }
        }
    }

    private void Compare(int strategy, int first, ReadOnlySpan<double> point)
    {
        double precision = point[^1];
        Span<double> row = System.Row(strategy);
        ReadOnlySpan<double> slopes = replies.Slopes(strategy);
        ReadOnlySpan<double> compared = replies.Slopes(first);
        for (int other = 0; other < slopes.Length; other++)
        {
            row[other] = precision * (compared[other] - slopes[other]) * weights[other];
        }

        double ahead = replies.Values[strategy] - replies.Values[first];
        (row[strategy], row[first], row[^1]) = (1, -1, -ahead);
        System.Right[strategy] = point[first] - point[strategy] + (precision * ahead);
    }
}
