using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Numbers of sequences as those of information sets.</summary>
internal static class Strategies
{
    /// <summary>Numbers of sequences by the sets and actions where they end.</summary>
    public static Sequence<Sequence<double>> BySet(SequenceTree<double> tree, double[] numbers) => Sequence.Of(
        tree.SetPlayers.Length, set => Sequence.Create<double>(numbers.AsSpan(tree.SetFirsts[set], tree.SetCounts[set])));

    /// <summary>Divides the sums of every set's actions by their total; uniform where that is 0. Sums in the numbering of all sequences.</summary>
    public static Sequence<Sequence<double>> Normalized(SequenceTree<double> tree, double[] sums) => Sequence.Of(tree.SetPlayers.Length, set =>
    {
        double[] probabilities = sums.AsSpan(tree.SetFirsts[set], tree.SetCounts[set]).ToArray();
        double total = probabilities.Sum();
        return Sequence.Of(probabilities.Length, action => total > 0 ? probabilities[action] / total : 1.0 / probabilities.Length);
    });
}
