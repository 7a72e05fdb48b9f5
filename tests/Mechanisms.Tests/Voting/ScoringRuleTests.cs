using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;
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
        PlantedLaw.RequireFalsified(() => Counts(new Borda(), (place, candidates) => 12 / (place + 1)));

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

    // 1>2>0, 0>1>2 and 2>0>1: one vote each, the index elects 0; the first voter, whose last choice that is, votes 2 and gets 2.
    // With two voters: 2>0>1 against 1>0>2 elects 1, and the first moves it to 0.
    [Fact]
    public void Plurality_is_manipulated_by_one_of_three_and_by_one_of_two()
    {
        Gains(new Plurality(), [new(1, 2, 0), new(0, 1, 2), new(2, 0, 1)], new(2, 1, 0), 0, 2);
        Gains(new Plurality(), [new(2, 0, 1), new(1, 0, 2)], new(0, 2, 1), 1, 0);
    }

    // 0>1>2 and 1>2>0: three points for 1 against two; burying 1 as 0>2>1 makes a tie, which the index gives to 0.
    [Fact]
    public void Borda_is_manipulated_by_one_of_two() => Gains(new Borda(), [new(0, 1, 2), new(1, 2, 0)], new(0, 2, 1), 1, 0);

    // Nothing smaller is manipulated: neither one voter nor two candidates.
    [Fact]
    public void One_voter_or_two_candidates_leave_nothing_to_manipulate() => Assert.All(
        (DeterministicMechanism<PreferenceOrder, int>[])[new Plurality(), new Borda()],
        rule =>
        {
            Verdicts.RequireProof(new Strategyproofness<PreferenceOrder, int>(rule, new Voters()), Domain.Orders(1, 4));
            Verdicts.RequireProof(new Strategyproofness<PreferenceOrder, int>(rule, new Voters()), Domain.Orders(4, 2));
            Verdicts.RequireWitness(new Strategyproofness<PreferenceOrder, int>(rule, new Voters()), Domain.Orders(2, 3));
        });

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

    private static void Gains(DeterministicMechanism<PreferenceOrder, int> rule, Sequence<PreferenceOrder> truth, PreferenceOrder lie, int before, int after)
    {
        Strategyproofness<PreferenceOrder, int> claim = new(rule, new Voters());
        Manipulation<PreferenceOrder, int> witness = claim.Examine(new(rule, truth, Sequence.Of(truth.Count, voter => voter == 0 ? [lie] : (Sequence<PreferenceOrder>)[])))!;
        Assert.Equal((0, before, after), (witness.Agent, witness.Outcome.Only, witness.After.Only));
    }

    private static void Counts(DeterministicMechanism<PreferenceOrder, int> rule, Points points) => Prop.ForAll(Elections, ballots =>
    {
        int candidates = ballots[0].Listed.Count;
        int[] sums = [.. Enumerable.Range(0, candidates).Select(candidate => ballots.Sum(
            ballot => points(ballot.Listed.ToList().IndexOf(candidate), candidates)))];
        return rule.Decide(ballots) == Array.IndexOf(sums, sums.Max());
    }).Check(Laws.Config.WithMaxTest(300));
}
