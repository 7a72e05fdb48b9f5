using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Randomness;

public sealed class AliasTableTests
{
    private static readonly double[] Weights = [0.5, 0, 1, 3, 0.25, 0.25];

    private static readonly double[] Shares = [0.1, 0, 0.2, 0.6, 0.05, 0.05];

    // Ties, zeros, one outcome, and weights of wildly different size.
    private static Arbitrary<double[]> WeightVectors => Arb.From(
        Gen.OneOf(
            Gen.Choose(0, 5).Select(value => (double)value),
            Gen.Choose(0, 1_000_000).Select(value => value / 1_000_000.0),
            Gen.Choose(-300, 300).Select(exponent => Math.Pow(10, exponent)),
            Gen.Elements(0, double.Epsilon, double.MaxValue)).NonEmptyListOf().Select(list => list.ToArray()).Where(list => list.Sum() > 0),
        list => list.Length == 1 ? [] : Enumerable.Range(0, list.Length).Select(skip => list.Where((_, index) => index != skip).ToArray())
            .Where(shorter => shorter.Sum() > 0));

    [Fact]
    public void Probabilities_are_the_shares_of_the_weights_within_one_unit_and_sum_to_one_exactly() =>
        Prop.ForAll(WeightVectors, HasTheShares).Check(Laws.Config);

    [Fact]
    public void Draws_follow_the_weights()
    {
        AliasTable table = AliasTable.FromWeights(Weights);
        SampleLaws.AssertCounts(Shares, table.Draw, 31);
    }

    [Fact]
    public void The_test_of_draws_refutes_a_swapped_alias_and_a_missing_coin()
    {
        AliasTable table = AliasTable.FromWeights(Weights);
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertCounts(Shares, (ref stream) => DrawWithNextAlias(table, ref stream), 31));
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertCounts(Shares, (ref stream) => stream.NextBelow(6), 31));
    }

    [Fact]
    public void An_outcome_of_weight_zero_is_never_drawn()
    {
        AliasTable table = AliasTable.FromWeights([0, 1e-300, 0, 1, 0.1, 0.2, 0]);
        Assert.Equal([0, 2, 6], Enumerable.Range(0, 7).Where(outcome => table.Probability(outcome).IsZero && outcome != 1));
    }

    [Fact]
    public void A_single_outcome_is_always_drawn()
    {
        AliasTable table = AliasTable.FromWeights([0.001]);
        RandomStream stream = new StreamKey(32).Open();
        Assert.Equal(0, table.Draw(ref stream));
        Assert.Equal(Rational.One, table.Probability(0));
    }

    [Fact]
    public void Weights_on_another_scale_give_the_same_table() => Assert.Equal(
        AliasTable.FromWeights(Weights), AliasTable.FromWeights(Weights.Select(weight => weight * 1024).ToArray()));

    [Fact]
    public void Bad_weights_are_refused_with_their_index()
    {
        Assert.Throws<ArgumentException>("weights", () => AliasTable.FromWeights([]));
        Assert.Throws<ArgumentException>("weights", () => AliasTable.FromWeights([0, 0]));
        Assert.Contains("outcome 1", Assert.Throws<ArgumentOutOfRangeException>(
            "weights", () => AliasTable.FromWeights([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => AliasTable.FromWeights([1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => AliasTable.FromWeights([1, double.PositiveInfinity]));
    }

    private static bool HasTheShares(double[] weights)
    {
        AliasTable table = AliasTable.FromWeights(weights);
        Rational sum = weights.Aggregate(Rational.Zero, (total, weight) => total + Rational.FromDouble(weight));
        Rational unit = new(1, (BigInteger.One << 53) * weights.Length);
        Rational all = Rational.Zero;
        for (int outcome = 0; outcome < weights.Length; outcome++)
        {
            Rational probability = table.Probability(outcome);
            all += probability;
            if (Rational.Abs(probability - (Rational.FromDouble(weights[outcome]) / sum)) >= unit || (weights[outcome] == 0 && !probability.IsZero))
            {
                return false;
            }
        }

        return all == Rational.One;
    }

    // The bug: the table's column is right, its partner is the outcome beside the one it should be.
    private static int DrawWithNextAlias(AliasTable table, ref RandomStream stream)
    {
        RandomStream column = stream;
        int first = column.NextBelow(table.Count);
        int drawn = table.Draw(ref stream);
        return drawn == first ? drawn : (drawn + 1) % table.Count;
    }
}
