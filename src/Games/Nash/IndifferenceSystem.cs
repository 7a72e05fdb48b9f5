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
        int rank = Eliminate(system);
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

    // Gauss-Jordan to the identity, in so far as the columns allow; the rank.
    private static int Eliminate(Rational[][] system)
    {
        int rank = 0;
        for (int column = 0; column < system.Length; column++)
        {
            int pivot = Array.FindIndex(system, rank, equation => !equation[column].IsZero);
            if (pivot < 0)
            {
                continue;
            }

            (system[rank], system[pivot]) = (system[pivot], system[rank]);
            Subtract(system, rank++, column);
        }

        return rank;
    }

    private static void Subtract(Rational[][] system, int pivot, int column)
    {
        Rational[] source = system[pivot];
        Rational divisor = source[column];
        for (int place = column; place < source.Length; place++)
        {
            source[place] /= divisor;
        }

        foreach (Rational[] equation in system)
        {
            Rational factor = equation[column];
            if (equation != source && !factor.IsZero)
            {
                for (int place = column; place < source.Length; place++)
                {
                    equation[place] -= factor * source[place];
                }
            }
        }
    }

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
