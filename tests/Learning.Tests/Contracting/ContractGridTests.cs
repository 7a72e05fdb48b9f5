using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Contracting;

namespace Mechanisms.Learning.Tests.Contracting;

public sealed class ContractGridTests
{
    private const int Loss = 1;

    private static readonly ContractProblem Worked = ContractingModels.Worked;

    private static readonly Arbitrary<ContractProblem> Cases = Arb.From(
        from actions in Gen.Choose(1, 4)
        from weights in Gen.Choose(0, 4).ArrayOf(actions)
        from costs in Gen.Choose(0, 5).ArrayOf(actions)
        from reward in Gen.Choose(0, 4)
        select ContractProblem.Create(
            new Matrix<Rational>(actions, 2, [.. weights.SelectMany(weight => (Rational[])[new(4 - weight, 4), new(weight, 4)])]),
            [.. costs.Select(cost => new Rational(cost, 10))],
            [new Rational(reward, 4), Rational.One]));

    // Rounding a share up loses at most the step: the best arm of the grid is that near.
    [Fact]
    public void Rates_are_told_of_the_grids_that_have_them()
    {
        Assert.Equal(2.0 / 3, new LinearContractGrid().RateExponent(ContractBenchmark.BestLinear, 3));
        Assert.Equal(7.0 / 8, new RobustContractGrid().RateExponent(ContractBenchmark.BestBounded, 3));
        Assert.Null(new LinearContractGrid { Bandit = new Uniform() }.RateExponent(ContractBenchmark.BestLinear, 3));
        Assert.Null(new RobustContractGrid { Bandit = new Uniform() }.RateExponent(ContractBenchmark.BestBounded, 3));
        Assert.Null(new LinearContractGrid().RateExponent(ContractBenchmark.BestBounded, 3));
    }

    [Fact]
    public void Some_share_of_the_grid_is_within_its_step_of_the_best_linear_contract() => Prop.ForAll(Cases, model =>
    {
        foreach (int shares in (int[])[1, 4, 9])
        {
            double best = BestArm(model, new LinearContractGrid { Shares = shares }, arms: shares);
            Assert.True(best >= LinearContracts.Best(model)!.ExactValue.ToDouble() - (1.0 / shares) - 1e-9);
        }
    }).Check(Laws.Config);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.05)]
    [InlineData(0.02)]
    public void Some_contract_of_the_robust_grid_is_within_the_bound_of_the_best_contract(double step) => Prop.ForAll(Cases, model =>
    {
        int side = (int)Math.Ceiling(1 / step) + 1;
        double best = BestArm(model, new RobustContractGrid { Step = step }, side * side);
        double optimum = model.WithPaymentCap(1.0).Solve(new MinimumPayments()).BestValue;
        Assert.True(best >= optimum - step - (2 * Math.Sqrt(2 * step)) - 1e-9);
    }).Check(Laws.Config.WithMaxTest(15));

    // 1.6, 2.1, 2.1 are of an instance that the specification does not name.
    [Fact]
    public void Regret_over_the_rate_is_of_the_size_of_the_specification()
    {
        ContractContender contender = new(Worked, new LinearContractGrid(), ContractBenchmark.BestLinear);
        Assert.Equal(0.54, contender.Optimum, 1e-12);
        foreach (long horizon in (long[])[1000, 8000, 64_000])
        {
            Assert.InRange(Play(contender, horizon, 6).Curve.Final / Math.Pow(horizon, 2.0 / 3), 1, 3);
        }
    }

    [LongFact]
    public void Regret_grows_as_two_thirds_of_the_horizon_over_three_decades()
    {
        ContractContender contender = new(Worked, new LinearContractGrid(), ContractBenchmark.BestLinear);
        Sequence<long> horizons = [1000, 10_000, 100_000, 1_000_000];
        GrowthFit fit = GrowthFit.Of(horizons, horizons.Select(horizon => Play(contender, horizon, 8).FinalRegrets).ToSequence())!;
        Assert.True(fit.High <= 0.75, FormattableString.Invariant($"{fit.Exponent} in [{fit.Low}, {fit.High}]"));
    }

    // With the safe constants the bound is trivial below some 10⁸ rounds, T^(1/3) of them for each contract: regret is linear. A tenth of the radius finds the best contracts sooner than the bound says.
    [LongFact]
    public void Regret_of_the_robust_grid_keeps_to_its_rate_with_radii_scaled_by_a_tenth()
    {
        Sequence<long> horizons = [1000, 10_000, 100_000, 1_000_000];
        foreach (ContractProblem model in (ContractProblem[])[ContractingModels.Apart, ContractingModels.Steps])
        {
            ContractContender contender = new(model, new RobustContractGrid { Scale = 0.1 }, ContractBenchmark.BestBounded);
            GrowthFit fit = GrowthFit.Of(horizons, horizons.Select(horizon => Play(contender, horizon, 4).FinalRegrets).ToSequence())!;
            Assert.True(fit.High <= 0.85, FormattableString.Invariant($"{fit.Exponent} in [{fit.Low}, {fit.High}]"));
        }
    }

    [Fact]
    public void With_the_safe_constants_the_robust_grid_still_explores()
    {
        Sequence<long> horizons = [100, 1000, 10_000];
        ContractContender contender = new(ContractingModels.Apart, new RobustContractGrid(), ContractBenchmark.BestBounded);
        Assert.True(GrowthFit.Of(horizons, horizons.Select(horizon => Play(contender, horizon, 3).FinalRegrets).ToSequence())!.Exponent > 0.95);
    }

    [Fact]
    public void A_scale_is_a_factor_of_the_radius()
    {
        foreach ((IContractLearner scaled, IContractLearner written) in ((IContractLearner, IContractLearner)[])
            [
                (new LinearContractGrid { Scale = 0.3 }, new LinearContractGrid { Bandit = new Ucb1 { Exploration = 2 * 0.3 * 0.3 } }),
                (new RobustContractGrid { Scale = 0.3, Bandit = new Ucb1 { Exploration = 1 } }, new RobustContractGrid { Bandit = new Ucb1 { Exploration = 0.3 * 0.3 } }),
            ])
        {
            Assert.Equal(Final(written), Final(scaled));
        }

        Assert.NotEqual(Final(new LinearContractGrid()), Final(new LinearContractGrid { Scale = 0.3 }));
        Assert.Contains("Leave it at 1", Assert.Throws<ArgumentException>(() => new LinearContractGrid { Scale = 0.3, Bandit = new Uniform() }.Begin([0, 1], 10, default)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RobustContractGrid { Scale = 2, Bandit = new BetaThompson() }.Begin([0, 1], 10, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RobustContractGrid { Scale = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearContractGrid { Scale = double.NaN });

        static Sequence<double> Final(IContractLearner learner) => Play(new(Worked, learner, ContractBenchmark.BestBounded), 3000, 3).FinalRegrets;
    }

    // Why shares are rounded up: just below the kink at 0.28 the agent takes another action.
    [Fact]
    public void A_share_just_below_a_kink_is_worth_less_than_one_just_above()
    {
        double up = Worked.BestResponse(Contract.Create([0, 0.15, 0.3])).PrincipalValue;
        double down = Worked.BestResponse(Contract.Create([0, 0.125, 0.25])).PrincipalValue;
        Assert.True(up >= 0.54 - 0.05);
        Assert.True(down < 0.54 - 0.05);
    }

    [Fact]
    public void What_it_hands_over_is_a_contract_of_the_grid_near_the_best()
    {
        ContenderSummary summary = Play(new(Worked, new LinearContractGrid(), ContractBenchmark.BestLinear), 64_000, 4);
        Assert.All(summary.Measures[Loss], loss => Assert.InRange(loss, -1e-9, 0.1));
    }

    // With few contracts, whose best is known by trying them all: the default step, which shrinks with the horizon, still explored thousands of them after 512,000 rounds.
    [Fact]
    public void The_robust_grid_approaches_what_the_best_of_its_contracts_earns_and_not_more()
    {
        const double step = 0.125;
        ContractProblem model = ContractProblem.Create(new Matrix<double>(2, 2, [0.8, 0.2, 0.2, 0.8]), [0, 0.1], [0, 1]);
        double share = Math.Sqrt(2 * step);
        IEnumerable<double> payments = Enumerable.Range(0, 9).Select(point => (1 - share) * point * step);
        double best = payments.Max(low => payments.Max(high => model.BestResponse(Contract.Create([low, high + share])).PrincipalValue));
        ContractContender contender = new(model, new RobustContractGrid { Step = step }, ContractBenchmark.BestBounded);
        double early = contender.Optimum - (Play(contender, 1000, 3).FinalRegrets.Average() / 1000);
        double late = contender.Optimum - (Play(contender, 256_000, 3).FinalRegrets.Average() / 256_000);
        Assert.True(best - late < 0.5 * (best - early) && late <= best + 1e-9, FormattableString.Invariant($"{early} and {late} of {best}"));
    }

    [Fact]
    public void The_robust_grid_learns_against_agents_of_every_kind()
    {
        IResponder[] agents = [new RationalResponder(), new RationalResponder { Slack = 0.02, Ties = TieRule.AgainstPrincipal }, new LearningResponder(new Ucb1())];
        foreach (IResponder agent in agents)
        {
            ContractProblem model = ContractProblem.Create(new Matrix<double>(2, 2, [0.8, 0.2, 0.2, 0.8]), [0, 0.1], [0, 1]);
            ContractContender contender = new(model, new RobustContractGrid { Step = 0.125 }, ContractBenchmark.BestBounded) { Agent = agent };
            double early = Play(contender, 1000, 3).FinalRegrets.Average() / 1000;
            double late = Play(contender, 64_000, 3).FinalRegrets.Average() / 64_000;
            Assert.True(late < 0.95 * early, FormattableString.Invariant($"{agent}: {early} and {late}"));
        }
    }

    [Fact]
    public void The_same_bits_come_on_one_thread_and_on_two()
    {
        RegretContest contest = new([new ContractContender(Worked, new LinearContractGrid(), ContractBenchmark.BestBounded)], 2000, 4, 1);
        Assert.Equal(contest.Run(new CpuDevice { Threads = 1 }).Summaries, contest.Run(new CpuDevice { Threads = 2 }).Summaries);
    }

    [Fact]
    public void Forks_go_on_alone_and_alike()
    {
        ContractRun run = new LinearContractGrid { Bandit = new BetaThompson() }.Begin([0, 0.5, 1], 100, new StreamKey(1));
        Drive(run, 0, 20);
        ContractRun fork = run.Fork();
        Drive(run.Fork(), 20, 60);
        Assert.Equal(20, run.Rounds);
        Drive(run, 20, 90);
        Drive(fork, 20, 90);
        Assert.Equal(run.Announce(), fork.Announce());
        Assert.Equal(run.Commit(), fork.Commit());
    }

    [Fact]
    public void Rounds_allocate_nothing_once_all_contracts_were_announced()
    {
        ContractRun run = new LinearContractGrid().Begin([0, 0.5, 1], 1000, new StreamKey(1));
        Drive(run, 0, 100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Drive(run, 100, 900);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        Assert.Throws<ArgumentException>(() => new LinearContractGrid().Begin([], 10, default));
        Assert.Throws<ArgumentException>(() => new LinearContractGrid().Begin([2], 10, default));
        Assert.Throws<ArgumentException>(() => new RobustContractGrid().Begin([0, 0, 0, 1], 10, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearContractGrid().Begin([1], 0, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearContractGrid { Shares = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearContractGrid().Begin([1], 10, default).Observe(1));
        Assert.Throws<ArgumentException>(() => new ContractContender(
            ContractProblem.Create(new Matrix<double>(1, 1, [1]), [0], [2]), new LinearContractGrid(), ContractBenchmark.BestLinear));
    }

    [Fact]
    public void Refuses_more_contracts_than_bandit_learners_take_before_it_makes_them()
    {
        foreach (int shares in (int[])[65_537, 100_000_000, int.MaxValue])
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => new LinearContractGrid { Shares = shares }.Begin([0, 1], 10, default));
            Assert.Contains("Set fewer Shares.", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => new LinearContractGrid().Begin([0, 1], long.MaxValue, default));
        Assert.Equal(Contract.Create([0, 1.0 / 65_536]), new LinearContractGrid { Shares = 65_536 }.Begin([0, 1], 10, default).Announce());
        ArgumentException fine = Assert.Throws<ArgumentException>(() => new RobustContractGrid { Step = 1e-9 }.Begin([0, 1], 10, default));
        Assert.Contains("Set a wider Step.", fine.Message, StringComparison.Ordinal);
    }

    // The independent oracle of arms is the design room's best response in rationals; a bandit that walks through the arms lists them.
    private static double BestArm(ContractProblem model, IContractLearner grid, int arms)
    {
        IContractLearner walking = grid switch
        {
            LinearContractGrid linear => linear with { Bandit = new Walk() },
            RobustContractGrid robust => robust with { Bandit = new Walk() },
            _ => throw new NotSupportedException(),
        };
        ContractRun run = walking.Begin(model.Rewards.Select(reward => reward.ToDouble()).ToSequence(), arms, default);
        double best = double.NegativeInfinity;
        for (int arm = 0; arm < arms; arm++)
        {
            best = Math.Max(best, model.BestResponse(run.Announce(), Tolerances.Gain).PrincipalValue);
            run.Observe(0);
        }

        return best;
    }

    private static ContenderSummary Play(ContractContender contender, long horizon, int replications) =>
        new RegretContest([contender], horizon, replications, 20240507, [horizon]).Run(new CpuDevice()).Summaries[0];

    private static void Drive(ContractRun run, int from, int to)
    {
        for (int round = from; round < to; round++)
        {
            _ = run.Announce();
            run.Observe(round * 7 % 3);
        }
    }

    private sealed record Walk : ILearner
    {
        public string Name => "walk";

        public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Run();

        private sealed class Run : LearnerRun
        {
            private int next;

            public override int Choose() => next;

            public override void Observe(int arm, Observation observation) => next++;

            public override LearnerRun Fork() => new Run { next = next };
        }
    }
}
