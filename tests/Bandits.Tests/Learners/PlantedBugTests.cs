using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>The conformance suite must refute every wrong learner, and accept the same double without its bug.</summary>
public sealed class PlantedBugTests
{
    [Fact]
    public void Accepts_the_doubles_without_a_bug()
    {
        new Subject(_ => new BuggyUcb1(Bug.None), _ => new PlainUcb1(2)).Plays_round_by_round_as_the_plain_program();
        UcbS(Bug.None).Plays_round_by_round_as_the_plain_program();
        Uniform(missed: 0).Plays_round_by_round_as_the_plain_program();
        MuOracle(PostClickMean).Plays_round_by_round_as_the_plain_program();
        UtilityOracle((tables, arm) => -tables.RegretPerShow[arm]).Plays_round_by_round_as_the_plain_program();
        UcbS(Bug.None).Gives_the_same_bits_on_every_lane_width_and_number_of_threads();
    }

    [Fact]
    public void Refutes_ucb1_with_the_bonus_subtracted() =>
        Refutes(new Subject(_ => new BuggyUcb1(Bug.BonusSubtracted), _ => new PlainUcb1(2)));

    [Fact]
    public void Refutes_ucb1_with_the_logarithm_of_the_rounds_before() =>
        Refutes(new Subject(_ => new BuggyUcb1(Bug.LogarithmOfRoundsBefore), _ => new PlainUcb1(2)));

    [Fact]
    public void Refutes_kl_ucb_on_the_wrong_side_of_the_divergence()
    {
        RewardFamily family = RewardFamily.ZeroOne;
        KlUcb(family.UpperBound).Plays_round_by_round_as_the_plain_program();
        Refutes(KlUcb(family.LowerBound));
        Refutes(KlUcb((mean, budget) => PlainIndex.Bisect(mean, other => PlainIndex.Divergence(other, mean) <= budget)));
    }

    [Theory]
    [InlineData(Bug.RadiusByShows)]
    [InlineData(Bug.UnclippedScreening)]
    [InlineData(Bug.NeverScreens)]
    [InlineData(Bug.ScreensByEstimate)]
    public void Refutes_ucb_s_with_a_wrong_screen(Bug bug) => Refutes(UcbS(bug));

    [Fact]
    public void Refutes_ties_for_the_highest_arm() => Refutes(new Subject(_ => new HighestTies(), _ => new PlainUcbMu(2)));

    [Fact]
    public void Refutes_ucb_utility_without_optimism() =>
        Refutes(new Subject(utility => new PointUtility(utility), utility => new PlainUcbUtility(utility, 2, 11)));

    [Fact]
    public void Refutes_uniform_play_that_misses_the_last_arm() => Refutes(Uniform(missed: 1));

    [Fact]
    public void Refutes_a_mu_oracle_that_goes_by_click_rates() => Refutes(MuOracle((tables, arm) => tables.ClickProbability[arm]));

    [Fact]
    public void Refutes_a_utility_oracle_that_takes_the_largest_regret() =>
        Refutes(UtilityOracle((tables, arm) => tables.RegretPerShow[arm]));

    [Fact]
    public void Refutes_a_fixed_arm_counted_from_the_end() =>
        Refutes(new Subject(_ => new LastArm(), _ => new PlainOracle((_, arm) => -arm)));

    private static double PostClickMean(EpisodeTables tables, int arm) => tables.RewardProbability[arm];

    private static Subject Uniform(int missed) => new(_ => new FirstArms(missed), _ => new PlainUniform());

    private static Subject MuOracle(Func<EpisodeTables, int, double> worth) =>
        new(_ => new TableOracle(worth), _ => new PlainOracle(PostClickMean));

    private static Subject UtilityOracle(Func<EpisodeTables, int, double> worth) =>
        new(_ => new TableOracle(worth), _ => new PlainOracle((tables, arm) => -tables.RegretPerShow[arm]));

    private static Subject KlUcb(Func<double, double, double> bound) => new(
        _ => new DivergenceBound(bound), _ => new PlainIndex(arm => PlainIndex.LargestWithin(arm.Mean, Math.Log(arm.Time) / arm.Shows)));

    private static Subject UcbS(Bug bug) => new(
        utility => new BuggyUcbS(utility, 0.05, bug), utility => new PlainUcbS(new UcbS(utility) { Confidence = 0.05 }));

    private static void Refutes(Subject subject) =>
        PlantedLaw.RequireFalsified(subject.Plays_round_by_round_as_the_plain_program);

    private sealed class Subject(Func<ClickUtility, ILearner> learner, Func<ClickUtility, PlainLearner> plain) : LearnerConformance
    {
        protected override ILearner Learner(ClickUtility utility) => learner(utility);

        protected override PlainLearner Plain(ClickUtility utility) => plain(utility);
    }
}
