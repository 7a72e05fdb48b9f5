using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Identification;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Identification;

public sealed class BestArmTests
{
    public static TheoryData<IBestArmMethod> Confident => [new Lucb(), Lucb.ByDivergence, new ActionElimination(), new TrackAndStop()];

    public static TheoryData<IBestArmMethod> All =>
        [new Lucb(), Lucb.ByDivergence, new ActionElimination(), new TrackAndStop(), new SuccessiveRejects(), new SequentialHalving()];

    /// <summary>With δ = 0.05 more than 11 errors in 40 searches would happen with probability below 10⁻⁶ if the error were all of δ.</summary>
    [Theory]
    [MemberData(nameof(Confident), DisableDiscoveryEnumeration = true)]
    public void Errs_no_more_often_than_promised(IBestArmMethod method) => RequireFewErrors(method);

    [Fact]
    public void Refutes_a_method_that_stops_too_early_and_one_that_recommends_the_worst()
    {
        RequireFewErrors(new FaultyMethod(ShowsPerArm: 400, RecommendsWorst: false));
        PlantedLaw.RequireFalsified(() => RequireFewErrors(new FaultyMethod(ShowsPerArm: 1, RecommendsWorst: false)));
        PlantedLaw.RequireFalsified(() => RequireFewErrors(new FaultyMethod(ShowsPerArm: 400, RecommendsWorst: true)));
    }

    [Theory]
    [MemberData(nameof(Confident), DisableDiscoveryEnumeration = true)]
    public void Stops_early_only_where_arms_are_far_apart(IBestArmMethod method) => RequirePatience(method);

    [Fact]
    public void Refutes_a_method_that_stops_no_matter_how_close_the_arms_are() =>
        PlantedLaw.RequireFalsified(() => RequirePatience(new FaultyMethod(ShowsPerArm: 400, RecommendsWorst: false)));

    private static void RequirePatience(IBestArmMethod method)
    {
        BestArmAnswer easy = Search(method, [0.9, 0.1], 20_000, run: 4);
        BestArmAnswer hard = Search(method, [0.55, 0.45], 20_000, run: 4);
        Assert.True(hard.TotalShows > 4 * easy.TotalShows, $"{easy.TotalShows} shows where it is easy, {hard.TotalShows} where it is hard.");
    }

    private static void RequireFewErrors(IBestArmMethod method)
    {
        int errors = 0;
        for (int run = 0; run < 40; run++)
        {
            BestArmAnswer answer = Search(method, [0.2, 0.8, 0.3], 20_000, run);
            Assert.True(answer.HasStopped);
            Assert.Equal(0.95, answer.Confidence);
            errors += answer.Arm == 1 ? 0 : 1;
        }

        Assert.InRange(errors, 0, 11);
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Spends_no_more_than_the_budget_and_says_when_it_was_cut_off(IBestArmMethod method)
    {
        BestArmAnswer answer = Search(method, [0.5, 0.5, 0.49, 0.48], 400, run: 1);
        Assert.InRange(answer.TotalShows, 4, 400);
        Assert.Equal(method is SuccessiveRejects or SequentialHalving, answer.HasStopped);
        Assert.Null(answer.Confidence);
        Assert.Contains(method.Name, answer.Explain(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void A_fork_goes_on_as_the_original_would_have(IBestArmMethod method)
    {
        double[] means = [0.8, 0.2, 0.6, 0.4, 0.5];
        IdentificationRun run = method.Begin(5, 5_000, new StreamKey(3));
        Drive(run, means, 0, 40);
        IdentificationRun fork = (IdentificationRun)run.Fork();
        _ = Drive((IdentificationRun)run.Fork(), means, 77, 200);
        Assert.Equal(Drive(run, means, 40, 900), Drive(fork, means, 40, 900));
        Assert.Equal(run.Recommended, fork.Recommended);
        Assert.Equal(run.IsDone, fork.IsDone);
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void A_single_arm_is_the_best_one(IBestArmMethod method) =>
        Assert.Equal(0, Search(method, [0.4], 100, run: 0).Arm);

    /// <summary>n(k) by hand for K = 4, T = 100: L = ½ + ½ + ⅓ + ¼ = 19/12; 96/L = 60.63; /4, /3, /2 rounded up: 16, 21, 31.</summary>
    [Fact]
    public void Successive_rejects_follows_its_schedule() =>
        Assert.Equal([16L, 21, 31, 31], Search(new SuccessiveRejects(), [0, 0.001, 1, 1], 100, 0).Shows.Order());

    /// <summary>K = 8, T = 240: 3 phases of 80; 10 shows for 8 arms, 20 more for 4, 40 more for 2.</summary>
    [Fact]
    public void Sequential_halving_follows_its_schedule() =>
        Assert.Equal([10L, 10, 10, 10, 30, 30, 70, 70], Search(new SequentialHalving(), [0, 0, 0, 0, 0.5, 0.5, 1, 1], 240, 0).Shows.Order());

    /// <summary>With a budget of 600 the bound of successive rejects is 0.19 here; 100 runs with more than 42 errors: below 10⁻⁶.</summary>
    [Fact]
    public void Budgeted_methods_err_less_often_than_their_bound()
    {
        foreach (IBestArmMethod method in new IBestArmMethod[] { new SuccessiveRejects(), new SequentialHalving() })
        {
            int errors = Enumerable.Range(0, 100).Count(run => Search(method, [0.4, 0.7, 0.4, 0.3], 600, run).Arm != 1);
            Assert.InRange(errors, 0, 42);
        }
    }

    /// <summary>Equal arms are never told apart: a rule without confidence would stop at once.</summary>
    [Fact]
    public void Does_not_stop_between_equal_arms()
    {
        foreach (IBestArmMethod method in new IBestArmMethod[] { new Lucb(), Lucb.ByDivergence, new ActionElimination(), new TrackAndStop() })
        {
            Assert.False(Search(method, [0.5, 0.5], 1_500, run: 2).HasStopped);
        }
    }

    [Fact]
    public void Divergence_bounds_stop_earlier_than_hoeffdings_where_rewards_are_rare() =>
        Assert.True(Search(Lucb.ByDivergence, [0.05, 0.01], 200_000, 1).TotalShows < Search(new Lucb(), [0.05, 0.01], 200_000, 1).TotalShows);

    [Fact]
    public void Rejects_settings_and_budgets_without_meaning()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lucb { ErrorProbability = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActionElimination { ErrorProbability = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrackAndStop { ErrorProbability = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuccessiveRejects().Begin(5, 4, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialHalving().Begin(8, 23, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestArmProblem(new BernoulliBandit([0.5]), 0, default));
    }

    private static BestArmAnswer Search(IBestArmMethod method, Sequence<double> means, long budget, int run) =>
        new BestArmProblem(new BernoulliBandit(means), budget, new StreamKey(21).Replication(run)).Solve(method);

    private static List<int> Drive(IdentificationRun run, double[] means, int from, int to)
    {
        List<int> chosen = [];
        for (int round = from; round < to; round++)
        {
            int arm = run.Choose();
            chosen.Add(arm);
            if (arm == LearnerRun.Nobody)
            {
                break;
            }

            run.Observe(arm, new(IsClicked: true, ((round * 7) + (arm * 3)) % 10 < means[arm] * 10 ? 1 : 0));
        }

        return chosen;
    }
}
