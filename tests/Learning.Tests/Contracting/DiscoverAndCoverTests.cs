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

/// <summary>In worlds without chance, where frequencies are exact: what the cover promises must hold.</summary>
public sealed class DiscoverAndCoverTests
{
    private const int Loss = 1;

    // The specification measured a loss of at most 2e-4 with exact answers.
    [Fact]
    public void Finds_the_optimum_of_the_worked_example()
    {
        DiscoverAndCoverRun run = ContractModels.Explored(ContractingModels.Worked, ContractModels.Exact(1e-4));
        Assert.Equal(3, run.MetaActions);
        Assert.Equal(0.606, ContractModels.Optimum(ContractingModels.Worked), 1e-12);
        Assert.InRange(ContractingModels.Worked.BestResponse(run.Commit().Contract).PrincipalValue, 0.606 - 2e-4, 0.606);
        Assert.Equal([0.7, 0.3, 0.1], run.Cover!.Regions.Select(region => region.Law[0]), (one, other) => Math.Abs(one - other) <= 1e-3);
        Assert.InRange(run.Samples.Count, 10, 625);
    }

    [Fact]
    public void Regions_hold_every_contract_to_which_their_actions_are_best_responses() => Prop.ForAll(ContractModels.Any, model =>
    {
        DiscoverAndCoverRun run = ContractModels.Explored(model, ContractModels.Exact(1e-3));
        Dictionary<int, CoverRegion> owners = Owners(model, run);
        foreach (Contract contract in Contracts(model))
        {
            Assert.Contains(run.Cover!.Regions, region => Contains(region, contract));
            Assert.All(model.BestResponse(contract).TiedActions.Where(owners.ContainsKey), action => Assert.True(Contains(owners[action], contract)));
        }
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Within_a_region_its_actions_are_best_responses_up_to_its_slack() => Prop.ForAll(ContractModels.Any, model =>
    {
        DiscoverAndCoverRun run = ContractModels.Explored(model, ContractModels.Exact(1e-4));
        foreach ((int action, CoverRegion region) in Owners(model, run))
        {
            Assert.All(
                region.Vertices.Concat(Contracts(model).Where(contract => Contains(region, contract))),
                contract => Assert.True((model.BestResponse(contract).AgentUtility - model.AgentUtility(action, contract).ToDouble()) <= region.Slack + 1e-9));
        }
    }).Check(Laws.Config.WithMaxTest(40));

    [Fact]
    public void What_it_hands_over_loses_no_more_than_the_bound() => Prop.ForAll(ContractModels.Any, model =>
    {
        DiscoverAndCoverRun run = ContractModels.Explored(model, ContractModels.Exact(1e-4));
        double loss = ContractModels.Optimum(model) - model.BestResponse(run.Commit().Contract).PrincipalValue;
        Assert.InRange(loss, -1e-9, run.Cover!.LossBound);
    }).Check(Laws.Config.WithMaxTest(60));

    // The bound is safe and large; what is lost is a hundredth on average, and the square root of the slack at most.
    [Fact]
    public void The_loss_is_far_below_the_bound()
    {
        double[] losses = [.. Laws.Sample(ContractModels.Any.Generator, 10, 100).Select(model =>
            ContractModels.Optimum(model) - model.BestResponse(ContractModels.Explored(model, ContractModels.Exact(1e-3)).Commit().Contract).PrincipalValue)];
        Assert.InRange(losses.Average(), 0, 0.01);
        Assert.InRange(losses.Max(), 0, 0.15);
    }

    // Vertices are found without a linear program, and optima of linear programs without vertices.
    [Fact]
    public void The_program_of_a_region_finds_its_best_vertex() => Prop.ForAll(ContractModels.Any, model =>
    {
        Sequence<double> rewards = ContractModels.RewardsOf(model);
        foreach (CoverRegion region in ContractModels.Explored(model, ContractModels.Exact(1e-2)).Cover!.Regions)
        {
            double best = region.Vertices.Count == 0 ? double.NegativeInfinity : region.Vertices.Max(vertex => new ContractSample(vertex, region.Law, 1, 0).Value(rewards));
            Assert.Equal(best, region.Value, 1e-9);
        }
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Actions_that_cannot_be_told_apart_are_one_meta_action()
    {
        ContractProblem close = ContractProblem.Create(
            new Matrix<double>(3, 2, [0.8, 0.2, 0.3, 0.7, 0.295, 0.705]), [0, 0.1, 0.1015], [0, 1]);
        Assert.Equal(2, ContractModels.Explored(close, ContractModels.Exact(1e-2)).MetaActions);
        DiscoverAndCoverRun fine = ContractModels.Explored(close, ContractModels.Exact(5e-4));
        Assert.Equal(3, fine.MetaActions);
        ContractProblem twins = ContractProblem.Create(new Matrix<double>(3, 2, [0.8, 0.2, 0.3, 0.7, 0.3, 0.7]), [0, 0.1, 0.1], [0, 1]);
        Assert.Equal(2, ContractModels.Explored(twins, ContractModels.Exact(1e-3)).MetaActions);
    }

    [Fact]
    public void Meta_actions_are_as_many_as_laws_of_actions_that_were_ever_taken() => Prop.ForAll(ContractModels.Any, model =>
    {
        DiscoverAndCoverRun run = ContractModels.Explored(model, ContractModels.Exact(1e-3));
        int laws = run.Samples.Select(sample => string.Join(' ', model.OutcomeProbabilities.Row(model.BestResponse(sample.Contract).Action).ToArray())).Distinct().Count();
        Assert.Equal(laws, run.MetaActions);
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Finds_a_learner_that_does_not_robustify()
    {
        foreach (ContractProblem model in (ContractProblem[])[ContractingModels.Worked, ContractingModels.Apart])
        {
            DiscoverAndCover learner = new();
            double careless = ContractModels.Play(new(model, new Unrobust(learner), ContractBenchmark.BestSummed), 1_000_000, 2).Measures[Loss].Min();
            double careful = ContractModels.Play(new(model, learner, ContractBenchmark.BestSummed), 1_000_000, 2).Measures[Loss].Max();
            Assert.True(careless > 0.3);
            Assert.InRange(careful, 0, 0.05);
        }
    }

    [Fact]
    public void A_single_action_is_paid_nothing()
    {
        ContractProblem model = ContractProblem.Create(new Matrix<double>(1, 2, [0.5, 0.5]), [0.3], [0, 1]);
        DiscoverAndCoverRun run = ContractModels.Explored(model, ContractModels.Exact(1e-2));
        Assert.Equal((1, Contract.Create([0, 0])), (run.MetaActions, run.Commit().Contract));
        Assert.Single(run.Cover!.Regions);
    }

    [Fact]
    public void One_outcome_or_no_reward_leaves_nothing_to_learn()
    {
        ContractProblem certain = ContractProblem.Create(new Matrix<double>(2, 1, [1, 1]), [0, 0.2], [0.7]);
        ContractProblem worthless = ContractProblem.Create(new Matrix<double>(2, 2, [0.5, 0.5, 0.1, 0.9]), [0, 0.2], [0, 0]);
        foreach (ContractProblem model in (ContractProblem[])[certain, worthless])
        {
            Assert.Equal(model.Solve(new MinimumPayments()).BestValue, model.BestResponse(ContractModels.Explored(model, ContractModels.Exact(1e-2)).Commit().Contract).PrincipalValue, 1e-12);
        }
    }

    [Fact]
    public void A_horizon_too_short_for_one_question_pays_nothing()
    {
        DiscoverAndCoverRun run = (DiscoverAndCoverRun)new DiscoverAndCover { Accuracy = 0.3 }.Begin([0, 1], 100, default);
        Assert.False(run.IsExploring);
        run.Observe(1);
        Assert.Null(run.Cover);
        Assert.Equal(new CommittedContract(Contract.Create([0, 0])), run.Commit());
        Assert.Equal((1, 0), (run.Rounds, run.Samples.Count));
        DiscoverAndCoverRun single = (DiscoverAndCoverRun)new DiscoverAndCover().Begin([0, 1], 1, default);
        single.Observe(0);
        Assert.Equal((false, Contract.Create([0, 0])), (single.IsExploring, single.Commit().Contract));
    }

    [Fact]
    public void Forks_take_up_the_search_where_it_was()
    {
        foreach (int rounds in (int[])[10, 3000, 40_000, 200_000])
        {
            DiscoverAndCoverRun run = (DiscoverAndCoverRun)new DiscoverAndCover().Begin([0, 0.5, 1], 500_000, default);
            Drive(run, 0, rounds);
            DiscoverAndCoverRun fork = (DiscoverAndCoverRun)run.Fork();
            Drive((DiscoverAndCoverRun)run.Fork(), rounds, 500_000);
            Assert.Equal(rounds, run.Rounds);
            Assert.Equal(run.Announce(), fork.Announce());
            Drive(run, rounds, 400_000);
            Drive(fork, rounds, 400_000);
            Assert.Equal(run.Samples, fork.Samples);
            Assert.Equal((run.Announce(), run.Commit(), run.Programs), (fork.Announce(), fork.Commit(), fork.Programs));
            Assert.Equal(run.Cover, fork.Cover);
        }
    }

    [Fact]
    public void Rounds_within_a_question_allocate_nothing()
    {
        DiscoverAndCoverRun run = (DiscoverAndCoverRun)new DiscoverAndCover().Begin([0, 0.5, 1], 1_000_000, default);
        Drive(run, 0, 100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 300; round++)
        {
            _ = run.Announce();
            run.Observe(round % 3);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_same_bits_come_on_one_thread_and_on_two()
    {
        RegretContest contest = new([new ContractContender(ContractingModels.Apart, new DiscoverAndCover(), ContractBenchmark.BestSummed)], 20_000, 4, 1);
        Assert.Equal(contest.Run(new CpuDevice { Threads = 1 }).Summaries, contest.Run(new CpuDevice { Threads = 2 }).Summaries);
    }

    // Nobody promises anything about such agents; the learner must only go on.
    [Fact]
    public void Goes_on_with_agents_that_are_not_rational()
    {
        IResponder[] agents = [new RationalResponder { Slack = 0.05, Ties = TieRule.AgainstPrincipal }, new LearningResponder(new Ucb1())];
        foreach (IResponder agent in agents)
        {
            foreach (double scale in (double[])[1, 0.3, 0.01])
            {
                ContractContender contender = new(ContractingModels.Worked, new DiscoverAndCover { Scale = scale }, ContractBenchmark.BestSummed) { Agent = agent };
                Assert.All(ContractModels.Play(contender, 30_000, 2).FinalRegrets, regret => Assert.InRange(regret, 0, 30_000 * 3));
            }
        }
    }

    // Sixteen actions over eight outcomes: regions have more vertices than there is time for. It ends without a cover, and hands over the best contract it knows.
    [LongFact]
    public void Regions_with_too_many_vertices_end_exploration()
    {
        double[] laws = [.. Laws.Sample(Gen.Choose(1, 1000).ArrayOf(8), 8, 16).SelectMany(weights => weights.Select(weight => (double)weight / weights.Sum()))];
        ContractProblem model = ContractProblem.Create(
            new Matrix<double>(16, 8, laws), [.. Enumerable.Range(0, 16).Select(action => 0.01 * action)], [.. Enumerable.Range(0, 8).Select(outcome => outcome / 7.0)]);
        DiscoverAndCoverRun run = ContractModels.Explored(model, ContractModels.Exact(1e-4));
        Assert.Null(run.Cover);
        Assert.InRange(ContractModels.Optimum(model) - model.BestResponse(run.Commit().Contract).PrincipalValue, 0, 0.02);
    }

    [Theory]
    [InlineData(TieRule.ForPrincipal)]
    [InlineData(TieRule.AgainstPrincipal)]
    [InlineData(TieRule.FirstChoice)]
    public void Ties_make_no_difference_to_what_it_ends_with(TieRule ties)
    {
        ContractContender contender = new(ContractingModels.Apart, new DiscoverAndCover(), ContractBenchmark.BestSummed) { Agent = new RationalResponder { Ties = ties } };
        Assert.InRange(ContractModels.Play(contender, 300_000, 2).Measures[Loss].Max(), 0, 0.05);
    }

    // Shares of 2⁻⁵⁴ change no double: as many halvings as a number can hold end there.
    [Fact]
    public void Halving_ends_where_it_changes_no_payment()
    {
        Contract contract = Contract.Create([0.3, 0.4, 0.1]);
        Contract[] mixtures = [.. CoverSearch.Mixtures(contract, [0, 0.5, 1], 0.5, int.MaxValue)];
        Assert.InRange(mixtures.Length, 50, 60);
        Assert.Equal(contract, mixtures[^1]);
        Assert.Equal(mixtures.Length, mixtures.Distinct().Count());
        Assert.Equal(mixtures.Take(9), CoverSearch.Mixtures(contract, [0, 0.5, 1], 0.5, 8));
        Assert.Single(CoverSearch.Mixtures(contract, [0.3, 0.4, 0.1], 0, 8));
    }

    [Fact]
    public void The_most_trials_end_before_the_horizon()
    {
        DiscoverAndCoverRun run = ContractModels.Explored(ContractingModels.Worked, ContractModels.Exact(0.01) with { Trials = 64 });
        Assert.NotNull(run.Cover);
        Assert.Equal(run.Samples.Count, run.Samples.Select(sample => sample.Contract).Distinct().Count());
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        DiscoverAndCover learner = new();
        Assert.Throws<ArgumentException>(() => learner.Begin([], 10, default));
        Assert.Throws<ArgumentException>(() => learner.Begin([2], 10, default));
        Assert.Throws<ArgumentException>(() => learner.Begin(Sequence.Of(9, _ => 0.5), 10, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => learner.Begin([1], 0, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => learner.Begin([1], 10, default).Observe(1));
        Assert.Contains("at least the sum 1.5", Assert.Throws<ArgumentException>(() => new DiscoverAndCover { PaymentSum = 1 }.Begin([0.5, 1], 10, default)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscoverAndCover { Accuracy = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscoverAndCover { PaymentSum = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscoverAndCover { Trials = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscoverAndCover { Trials = 65 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscoverAndCover { Trials = int.MaxValue });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscoverAndCover { Confidence = 1 });
        Assert.Throws<ArgumentNullException>(() => new DiscoverAndCover { Program = null! });
    }

    // ⌈Scale² ln(2 m k (k + 1)/δ) / (2 ε²)⌉ with ε = Accuracy · (ln T/T)^(2/5): 0.0339 for the first two, 0.0266 for the others.
    [Theory]
    [InlineData(3, 1_000_000, 3, 0.05, 1, new long[] { 2352, 2823, 3120 })]
    [InlineData(3, 1_000_000, 3, 0.05, 0.5, new long[] { 588, 706, 780 })]
    [InlineData(2, 100_000, 1, 0.1, 1, new long[] { 3103, 3881, 4371 })]
    [InlineData(2, 100_000, 1, 0.1, 0.5, new long[] { 776, 971, 1093 })]
    public void Questions_take_the_rounds_of_the_formula(int outcomes, long horizon, double accuracy, double confidence, double scale, long[] rounds)
    {
        DiscoverAndCoverRun run = (DiscoverAndCoverRun)new DiscoverAndCover { Accuracy = accuracy, Confidence = confidence, Scale = scale }.Begin(Sequence.Of(outcomes, _ => 0.5), horizon, default);
        while (run.Samples.Count < rounds.Length)
        {
            run.Observe(0);
        }

        Assert.Equal(rounds, run.Samples.Select(sample => sample.Rounds));
    }

    // Both actions earn the agent the same wherever the first two payments sum to 1.9, and the answer switches near (1.9, 0, 0). Frequencies that are off by ε, one way under one action and the other way under the other, misjudge (0, 1.9, 0) by
    // 4 · 1.9 ε = 7.6 ε: the slack, 8 B ε and a little, makes up for it; a quarter of it would not.
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Regions_hold_their_contracts_though_all_frequencies_are_off_by_what_they_may_be(int direction)
    {
        const double Radius = 0.005;
        ContractProblem model = ContractProblem.Create(new Matrix<double>(2, 3, [0.3, 0.3, 0.4, 0.45, 0.45, 0.1]), [0, 0.285], [1, 1, 0]);
        DiscoverAndCover learner = ContractModels.Exact(Radius);
        DiscoverAndCoverRun run = ContractModels.Explored(model, learner with { Scale = 10 * learner.Scale }, (action, law) =>
        {
            double moved = direction * (action == 0 ? -0.98 : 0.98) * Radius;
            return [law[0] + moved, law[1] - moved, law[2]];
        });
        Dictionary<int, CoverRegion> owners = Owners(model, run);
        Assert.All(run.Samples, sample => Assert.InRange(sample.DistanceTo(model.OutcomeProbabilities.Select(value => value.ToDouble()).Row(model.BestResponse(sample.Contract).Action)), 0.97 * Radius, Radius));
        Contract[] ties = [.. Enumerable.Range(0, 20).Select(part => Contract.Create([0.1 * part, 1.9 - (0.1 * part), 0]))];
        Assert.All(owners.Values, region => Assert.All(ties, contract => Assert.True(Contains(region, contract))));
        Assert.Equal(2, owners.Count);

        // A planted bug: a quarter of the slack.
        Assert.Contains(owners.Values, region => ties.Any(contract => !Contains(region with { Cuts = [.. region.Cuts.Select(cut => cut with { Bound = cut.Bound + (3 * region.Slack / 16) })] }, contract)));
    }

    // The region of each action that ever answered: the nearest law.
    private static Dictionary<int, CoverRegion> Owners(ContractProblem model, DiscoverAndCoverRun run) => run.Samples
        .Select(sample => model.BestResponse(sample.Contract).Action).Distinct()
        .ToDictionary(action => action, action => run.Cover!.Regions.MinBy(region => Distance(model, action, region))!);

    private static double Distance(ContractProblem model, int action, CoverRegion region) =>
        region.Law.Select((frequency, outcome) => Math.Abs(frequency - model.OutcomeProbabilities[action, outcome].ToDouble())).Max();

    private static bool Contains(CoverRegion region, Contract contract) =>
        region.Cuts.All(cut => cut.Normal.Zip(contract.Payments, (entry, payment) => entry * payment).Sum() >= cut.Bound - 1e-12);

    // A grid of the contracts whose payments sum to at most the sum of the rewards.
    private static IEnumerable<Contract> Contracts(ContractProblem model)
    {
        const int Steps = 6;
        double sum = ContractModels.RewardsOf(model).Sum();
        for (int place = 0; place < Math.Pow(Steps + 1, model.OutcomeCount); place++)
        {
            int rest = place;
            double[] payments = new double[model.OutcomeCount];
            for (int outcome = 0; outcome < payments.Length; outcome++, rest /= Steps + 1)
            {
                payments[outcome] = rest % (Steps + 1) * sum / Steps;
            }

            if (payments.Sum() <= sum)
            {
                yield return Contract.Create(payments);
            }
        }
    }

    // An agent whose answer depends on what the outcomes 2 and 0 are paid.
    private static void Drive(DiscoverAndCoverRun run, int from, int to)
    {
        (Contract? known, int high) = (null, 0);
        for (int round = from; round < to; round++)
        {
            Contract contract = run.Announce();
            (known, high) = ReferenceEquals(known, contract) ? (known, high) : (contract, contract.Payments[2] - contract.Payments[0] > 0.3 ? 2 : 0);
            run.Observe(round * 7 % 3 == 0 ? 1 : high);
        }
    }
}
