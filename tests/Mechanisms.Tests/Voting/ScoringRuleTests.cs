using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Voting;

namespace Mechanisms.Tests.Voting;

/// <summary>Plurality and Borda against counts by hand.</summary>
public class ScoringRuleTests
{
    private static readonly Arbitrary<PreferenceOrder[]> Elections = Gen.Choose(1, 4).SelectMany(
        candidates => Gen.Elements<PreferenceOrder>(Domain.AllOrders(candidates)).NonEmptyListOf().Select(list => list.ToArray())).ToArbitrary();

    private delegate int Points(int place, int candidates);

    [Fact]
    public void Plurality_counts_first_places() => Counts(new Plurality(), (place, candidates) => place == 0 ? 1 : 0);

    [Fact]
    public void Borda_counts_the_candidates_below() => Counts(new Borda(), (place, candidates) => candidates - 1 - place);

    [Fact]
    public void Borda_counted_as_harmonic_places_is_refuted() =>
        Assert.ThrowsAny<Exception>(() => Counts(new Borda(), (place, candidates) => 12 / (place + 1)));

    [Fact]
    public void Elections_reach_ties_and_single_voters_and_candidates()
    {
        PreferenceOrder[][] sample = Laws.Sample(Elections.Generator, 10, 100);
        Assert.Contains(sample, ballots => ballots.Length == 1);
        Assert.Contains(sample, ballots => ballots[0].Listed.Count == 1);
        Assert.Contains(sample, ballots => ballots.Length == 2 && ballots[0].Top != ballots[1].Top);
    }

    [Fact]
    public void Ties_go_to_the_lowest_candidate()
    {
        Assert.Equal(0, new Plurality().Decide([new(2, 1, 0), new(0, 1, 2)]));
        Assert.Equal(1, new Plurality().Decide([new(2, 1, 0), new(1, 0, 2)]));
        Assert.Equal(0, new Borda().Decide([new(2, 1, 0), new(0, 1, 2)]));
    }

    [Fact]
    public void Elections_of_more_candidates_than_fit_the_stack_are_counted()
    {
        PreferenceOrder many = new([.. Enumerable.Range(0, 1_000).Reverse()]);
        Assert.Equal(999, new Borda().Decide([many]));
        Assert.Equal(999, new Plurality().Decide([many]));
    }

    [Fact]
    public void Rejects_no_ballot_and_ballots_that_leave_candidates_out()
    {
        Assert.Contains("at least one ballot", Assert.Throws<ArgumentException>(() => new Borda().Decide([])).Message, StringComparison.Ordinal);
        Assert.Contains("from voter 1", Assert.Throws<ArgumentException>(
            () => new Plurality().Decide([new(0, 1), new(1)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Borda().Decide([new(0, 2)]));
        Assert.Throws<ArgumentNullException>(() => new Voters().Utility(0, null!, 0));
    }

    private static void Counts(DeterministicMechanism<PreferenceOrder, int> rule, Points points) => Prop.ForAll(Elections, ballots =>
    {
        int candidates = ballots[0].Listed.Count;
        int[] sums = [.. Enumerable.Range(0, candidates).Select(candidate => ballots.Sum(
            ballot => points(ballot.Listed.ToList().IndexOf(candidate), candidates)))];
        return rule.Decide(ballots) == Array.IndexOf(sums, sums.Max());
    }).Check(Laws.Config.WithMaxTest(300));
}
