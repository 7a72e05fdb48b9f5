using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>The equations by which a mixture of one player leaves the other indifferent.</summary>
internal sealed class IndifferenceSystem
{
    private readonly Matrix<Rational> payoffs;
    private readonly int player;

    private IndifferenceSystem(Matrix<Rational> payoffs, int player) => (this.payoffs, this.player) = (payoffs, player);

    private int Strategies => player == 0 ? payoffs.Rows : payoffs.Columns;

    private int Replies => player == 0 ? payoffs.Columns : payoffs.Rows;

    /// <summary>The equations for mixtures of a player.</summary>
    public static IndifferenceSystem Of(NormalFormGame game, int player) => new(game.PayoffMatrix(1 - player), player);

    /// <summary>Solves them for a support and as many replies.</summary>
    public Indifference Solve(int[] support, int[] replies)
    {
        if (IntegerIndifference.TrySolve(support, replies, Replies, Payoff) is { } whole)
        {
            return whole.Weights.Length == 0 ? default : Fractions(support, whole);
        }

        Rational[][] system = Equations(support, replies);
        int rank = RowReduction.Reduce(system, system.Length).Count;
        if (rank < support.Length)
        {
            // Without a solution nothing is lost; with one there are many.
            bool isConsistent = system.Skip(rank).All(equation => equation[^1].IsZero);
            return new([], IsFull: false, IsDegenerate: isConsistent);
        }

        Rational[] strategy = new Rational[Strategies];
        for (int place = 0; place < support.Length; place++)
        {
            strategy[support[place]] = system[place][^1];
        }

        return Judge(strategy, support.Length, replies[0]);
    }

    private Indifference Fractions(int[] support, IntegerIndifference whole)
    {
        BigInteger sum = whole.Weights.Aggregate(BigInteger.Zero, (total, weight) => total + weight);
        Rational[] strategy = new Rational[Strategies];
        int played = 0;
        for (int place = 0; place < support.Length; place++)
        {
            played += whole.Weights[place].IsZero ? 0 : 1;
            strategy[support[place]] = new(whole.Weights[place], sum);
        }

        return new(strategy.ToSequence(), played == support.Length, whole.BestReplies > played);
    }

    private Indifference Judge(Rational[] strategy, int size, int reply)
    {
        if (strategy.Any(probability => probability.Sign < 0))
        {
            return default;
        }

        Rational value = Value(strategy, reply);
        int best = 0;
        for (int other = 0; other < Replies; other++)
        {
            int order = Value(strategy, other).CompareTo(value);
            if (order > 0)
            {
                return default;
            }

            best += order == 0 ? 1 : 0;
        }

        int played = strategy.Count(probability => !probability.IsZero);
        return new(strategy.ToSequence(), played == size, best > played);
    }

    // ∑ x(i) = 1 and ∑ x(i) (u(i, j) − u(i, j₀)) = 0 for each other reply j: as many equations as strategies in the support.
    private Rational[][] Equations(int[] support, int[] replies) =>
    [
        [.. Enumerable.Repeat(Rational.One, support.Length + 1)],
        .. replies.Skip(1).Select(reply => (Rational[])[.. support.Select(strategy => Payoff(strategy, reply) - Payoff(strategy, replies[0])), Rational.Zero]),
    ];

    private Rational Value(Rational[] strategy, int reply)
    {
        Rational sum = Rational.Zero;
        for (int place = 0; place < strategy.Length; place++)
        {
            sum += strategy[place].IsZero ? Rational.Zero : strategy[place] * Payoff(place, reply);
        }

        return sum;
    }

    private Rational Payoff(int strategy, int reply) => player == 0 ? payoffs[strategy, reply] : payoffs[reply, strategy];
}
