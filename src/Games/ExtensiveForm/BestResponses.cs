using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>What every player earns under behavior strategies, and what it could earn alone, in doubles or exactly.</summary>
internal static class BestResponses
{
    /// <summary>Payoffs and what a best response earns, each shape [player].</summary>
    public static (TNumber[] Payoffs, TNumber[] Best) Values<TNumber>(SequenceTree<TNumber> tree, Sequence<Sequence<TNumber>> behavior)
        where TNumber : struct, IAdditionOperators<TNumber, TNumber, TNumber>, IMultiplyOperators<TNumber, TNumber, TNumber>,
        IAdditiveIdentity<TNumber, TNumber>, IMultiplicativeIdentity<TNumber, TNumber>, IComparable<TNumber>
    {
        int players = tree.Game.Players;
        TNumber[] plan = new TNumber[tree.SequenceCount];
        for (int player = 0; player < players; player++)
        {
            tree.Realize(player, behavior, plan);
        }

        (TNumber[] payoffs, TNumber[] best) = (new TNumber[players], new TNumber[players]);
        for (int player = 0; player < players; player++)
        {
            TNumber[] values = Gathered(tree, player, plan);
            payoffs[player] = Earned(tree, player, values, plan);
            best[player] = Best(tree, player, values);
        }

        return (payoffs, best);
    }

    /// <summary>What every player would gain by the best response, shape [player], in doubles.</summary>
    public static Sequence<double> Gains(SequenceTree<double> tree, Sequence<Sequence<double>> behavior)
    {
        (double[] payoffs, double[] best) = Values(tree, behavior);
        return payoffs.Zip(best, (own, most) => most - own).ToSequence();
    }

    /// <summary>What every sequence of a player earns at most against the others' plans, with what follows it, weighted by chance and the others; shape [sequence].</summary>
    public static double[] OfSequences(SequenceTree<double> tree, int player, double[] plan)
    {
        double[] values = Gathered(tree, player, plan);
        _ = Best(tree, player, values);
        return values;
    }

    // What the ends behind each own sequence pay, weighted by chance and by the others' plans.
    private static TNumber[] Gathered<TNumber>(SequenceTree<TNumber> tree, int player, TNumber[] plan)
        where TNumber : struct, IAdditionOperators<TNumber, TNumber, TNumber>, IMultiplyOperators<TNumber, TNumber, TNumber>,
        IAdditiveIdentity<TNumber, TNumber>, IMultiplicativeIdentity<TNumber, TNumber>
    {
        TNumber[] values = new TNumber[tree.SequenceCount];
        for (int end = 0; end < tree.Ends.Length; end++)
        {
            TNumber weight = tree.WeightedPayoffs[player][end];
            for (int other = 0; other < tree.EndSequences.Length; other++)
            {
                weight = other == player ? weight : weight * plan[tree.EndSequences[other][end]];
            }

            values[tree.EndSequences[player][end]] += weight;
        }

        return values;
    }

    private static TNumber Earned<TNumber>(SequenceTree<TNumber> tree, int player, TNumber[] values, TNumber[] plan)
        where TNumber : struct, IAdditionOperators<TNumber, TNumber, TNumber>, IMultiplyOperators<TNumber, TNumber, TNumber>,
        IAdditiveIdentity<TNumber, TNumber>, IMultiplicativeIdentity<TNumber, TNumber>
    {
        TNumber sum = TNumber.AdditiveIdentity;
        for (int sequence = tree.FirstSequences[player]; sequence < tree.FirstSequences[player + 1]; sequence++)
        {
            sum += plan[sequence] * values[sequence];
        }

        return sum;
    }

    // The best action of a set is added to the sequence before it, last sets first.
    private static TNumber Best<TNumber>(SequenceTree<TNumber> tree, int player, TNumber[] values)
        where TNumber : struct, IAdditionOperators<TNumber, TNumber, TNumber>, IMultiplyOperators<TNumber, TNumber, TNumber>,
        IAdditiveIdentity<TNumber, TNumber>, IMultiplicativeIdentity<TNumber, TNumber>, IComparable<TNumber>
    {
        for (int place = tree.SetOrder.Length - 1; place >= 0; place--)
        {
            int set = tree.SetOrder[place];
            if (tree.SetPlayers[set] == player)
            {
                TNumber best = values[tree.SetFirsts[set]];
                for (int action = 1; action < tree.SetCounts[set]; action++)
                {
                    TNumber value = values[tree.SetFirsts[set] + action];
                    best = value.CompareTo(best) > 0 ? value : best;
                }

                values[tree.SetParents[set]] += best;
            }
        }

        return values[tree.FirstSequences[player]];
    }
}
