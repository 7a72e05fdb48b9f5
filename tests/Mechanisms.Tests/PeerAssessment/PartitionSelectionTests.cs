using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.PeerAssessment;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.PeerAssessment;

public class PartitionSelectionTests
{
    private static readonly IPreferences<int, int> Chosen =
        Preferences.Exact<int, int>((agent, _, selected) => selected == agent ? Rational.One : Rational.Zero);

    // Judges 0 and 1 nominate 2 and 3; the nomination of 0 by a candidate is not read, and the tie goes to 2.
    [Fact]
    public void Judges_select_the_candidate_whom_most_of_them_nominate()
    {
        Assert.Equal(2, new JudgedSelection(0b0011).Decide([2, 3, 0, 0]));
        Assert.Equal(3, new JudgedSelection(0b0011).Decide([3, 3, 0, 0]));
        Assert.Equal(0, new JudgedSelection(0b1110).Decide([1, 2, 3, 1]));
    }

    // Agent 0 is nominated by both others: selected where it is a candidate, in three of six splits.
    [Fact]
    public void All_splits_but_the_empty_ones_are_equally_likely()
    {
        Assert.Equal("1/2: 1, 1/2: 0", new PartitionSelection().Run([1, 0]).ToString());
        Assert.Equal(Rational.One / 2, new PartitionSelection().Run([1, 0, 0]).ProbabilityOf(0));
        Assert.Equal(6, PartitionSelection.Partitions(3));
    }

    // Planted: where everybody's nomination counts, who is about to lose nominates a third and wins the tie.
    [Fact]
    public void Counting_the_nominations_of_candidates_is_caught()
    {
        IMechanism<int, int> planted = Mechanism.Deterministic<int, int>(
            "most nominations", nominations => Enumerable.Range(0, nominations.Count).MaxBy(peer => nominations.Count(named => named == peer)));
        Verdicts.RequireWitness(
            new Strategyproofness<int, int>(planted, Chosen),
            Domain.Each<int>(Sequence.Of(3, agent => Enumerable.Range(0, 3).Where(peer => peer != agent).ToSequence()), "3 agents who nominate"));
    }

    [Fact]
    public void Rejects_self_nominations_and_splits_with_nobody_on_a_side()
    {
        Assert.Throws<ArgumentException>(() => new JudgedSelection(1).Decide([0, 0]));
        Assert.Throws<ArgumentException>(() => new JudgedSelection(1).Decide([2, 0]));
        Assert.Throws<ArgumentException>(() => new JudgedSelection(3).Decide([1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgedSelection(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgedSelection(1).Decide([0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartitionSelection().Support(11));
    }
}
