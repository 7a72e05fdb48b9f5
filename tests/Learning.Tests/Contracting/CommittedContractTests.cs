using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Contracting;
using Mechanisms.Workloads.Learning;

namespace Mechanisms.Learning.Tests.Contracting;

/// <summary>What is handed over, and whether the check of it can fail.</summary>
public sealed class CommittedContractTests
{
    private const int AsBelieved = 3;
    private const int Bad = 5;

    // Paying 1/7 on success leaves the agent indifferent between 0.1/7 at no cost and 0.8/7 at cost 0.1: the best contract, worth 0.8 · 6/7.
    private static readonly ContractProblem Indifferent = ContractProblem.Create(
        new Matrix<Rational>(2, 2, [new(9, 10), new(1, 10), new(2, 10), new(8, 10)]), [Rational.Zero, new(1, 10)], [Rational.Zero, Rational.One]);

    private static readonly Contract Tie = Contract.Exactly([Rational.Zero, new(1, 7)]);

    [Fact]
    public void A_tie_is_worth_one_thing_if_it_is_broken_for_the_principal_and_another_if_against()
    {
        CommittedContractReport report = new CommittedContract(Tie).Check(Indifferent);
        Assert.Equal(1, report.Action);
        Assert.Equal(0.8 * 6 / 7, report.Value, 1e-12);
        Assert.Equal(0.1 * 6 / 7, report.LeastValue, 1e-12);
        Assert.Equal(0, report.Loss, 1e-12);
        Assert.Equal((null, null), (report.Miss, report.IsAsBelieved));
        Assert.True(report.Incentives.IsAccepted);
    }

    // Whatever it pays, the agent follows its own best response: that says nothing. What it earns does.
    [Fact]
    public void A_contract_that_pays_for_failure_has_a_best_response_and_loses_nearly_all()
    {
        CommittedContractReport report = new CommittedContract(Contract.Create([0.9, 0])).Check(Indifferent);
        Assert.True(report.Incentives.IsAccepted);
        Assert.Equal(0, report.Action);
        Assert.Equal(0.1 - 0.81, report.Value, 1e-12);
        Assert.Equal((0.8 * 6 / 7) + 0.71, report.Loss, 1e-12);
    }

    [Fact]
    public void Beliefs_are_held_against_what_the_agent_does()
    {
        ContractSample idle = new(Tie, [0.9, 0.1], 100, 0.05);
        ContractSample busy = new(Tie, [0.25, 0.75], 100, 0.06);
        CommittedContractReport wrong = new CommittedContract(Tie, idle).Check(Indifferent);
        CommittedContractReport right = new CommittedContract(Tie, busy).Check(Indifferent);
        Assert.Equal((0.7, 0.05, false), (Math.Round(wrong.Miss!.Value, 12), wrong.Allowed, wrong.IsAsBelieved));
        Assert.Equal((0.05, 0.06, true), (Math.Round(right.Miss!.Value, 12), right.Allowed, right.IsAsBelieved));
    }

    [Fact]
    public void Limits_of_the_model_are_held_to()
    {
        CommittedContract dear = new(Contract.Create([0, 0.5]));
        Assert.False(dear.Check(Indifferent.WithPaymentCap(new Rational(1, 4))).Incentives.IsAccepted);
        Assert.True(dear.Check(Indifferent.WithPaymentCap(new Rational(1, 2))).Incentives.IsAccepted);
        Assert.Throws<ArgumentException>(() => dear.Check(ContractingModels.Worked));
        Assert.Throws<ArgumentNullException>(() => dear.Check(null!));
    }

    // The oracle looks at all actions in rationals, one by one.
    [Fact]
    public void The_report_says_what_a_look_at_every_action_says() => Check.One(Laws.Config, Prop.ForAll(ContractModels.Any, model =>
    {
        Contract contract = Contract.Create([.. Enumerable.Range(0, model.OutcomeCount).Select(outcome => outcome * 0.25)]);
        Rational[] utilities = [.. Enumerable.Range(0, model.ActionCount).Select(action => model.AgentUtility(action, contract))];
        Rational[] values = [.. Enumerable.Range(0, model.ActionCount).Where(action => utilities[action] == utilities.Max()).Select(action => model.PrincipalValue(action, contract))];
        CommittedContractReport report = new CommittedContract(contract).Check(model);
        return report.Value == values.Max().ToDouble() && report.LeastValue == values.Min().ToDouble()
            && report.Incentives.LargestGain <= 0 && !Tolerances.Optimality.Exceeds(-report.Loss, 1);
    }));

    [Fact]
    public void The_bound_on_the_loss_is_handed_over_once_nothing_is_left_to_ask()
    {
        DiscoverAndCoverRun run = ContractModels.Explored(ContractingModels.Worked, ContractModels.Exact(1e-3));
        CommittedContract committed = run.Commit();
        Assert.Equal(run.Cover!.LossBound, committed.LossBound);
        Assert.Contains(committed.Sample!, run.Samples);
        Assert.Equal(committed.Contract, committed.Sample!.Contract);
        Assert.Equal(committed, ((DiscoverAndCoverRun)run.Fork()).Commit());
        CommittedContractReport report = committed.Check(ContractingModels.Worked.WithSumCap(new Rational(3, 2)));
        Assert.True(report.IsAsBelieved);
        Assert.InRange(report.Loss, 0, committed.LossBound!.Value);
    }

    // Trials are left to ask: the contract that left most so far may be any, whatever the cover promises.
    [Fact]
    public void No_bound_is_handed_over_while_contracts_are_tried()
    {
        List<double?> whileTrying = [];
        Watched learner = new(new DiscoverAndCover(), run => whileTrying.AddRange(run is { Cover: not null, IsExploring: true } ? [run.Commit().LossBound] : (double?[])[]));
        ContractContender contender = new(ContractingModels.Apart, learner, ContractBenchmark.BestSummed);
        Assert.NotNull(contender.HandOver(100_000, new StreamKey(20240507)).LossBound);
        Assert.NotEmpty(whileTrying);
        Assert.All(whileTrying, Assert.Null);
    }

    // 25 runs: with probability at least 0.95 each hands over a contract under which the agent does what was seen; fewer than 15 of 25 come with probability 3 · 10⁻⁸ at most.
    [Fact]
    public void Answers_are_as_believed_but_for_a_contract_where_the_answer_switches()
    {
        ContractContender right = new(ContractingModels.Apart, new DiscoverAndCover(), ContractBenchmark.BestSummed);
        ContenderSummary kept = ContractModels.Play(right, 60_000, 25);
        Assert.InRange(kept.Measures[AsBelieved].Sum(), 15, 25);
        Assert.InRange(kept.Measures[Bad].Sum(), 0, 10);
        ContractContender wrong = new(ContractingModels.Apart, new Unrobust(new DiscoverAndCover()), ContractBenchmark.BestSummed);
        Assert.Equal(0, ContractModels.Play(wrong, 60_000, 5).Measures[AsBelieved].Sum());
    }

    [Fact]
    public void A_run_that_hands_over_is_the_run_that_is_played()
    {
        ContractContender contender = new(ContractingModels.Apart, new DiscoverAndCover { Scale = 0.3 }, ContractBenchmark.BestSummed);
        StreamKey key = new StreamKey(20240507).Replication(3);
        CommittedContract committed = contender.HandOver(60_000, key);
        ContenderPlay play = contender.Play([100, 60_000], key, CancellationToken.None);
        Assert.Equal(play.Measures[2], contender.Optimum - committed.Check(ContractingModels.Apart).Value, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => contender.HandOver(0, key));
        Assert.Throws<OperationCanceledException>(() => contender.HandOver(60_000, key, new CancellationToken(true)));
    }

    private sealed record Watched(DiscoverAndCover Learner, Action<DiscoverAndCoverRun> Watch) : IContractLearner
    {
        public string Name => Learner.Name;

        public ContractRun Begin(Sequence<double> rewards, long horizon, StreamKey key) => new Run((DiscoverAndCoverRun)Learner.Begin(rewards, horizon, key), Watch);

        private sealed class Run(DiscoverAndCoverRun run, Action<DiscoverAndCoverRun> watch) : ContractRun
        {
            public override long Rounds => run.Rounds;

            public override Sequence<ContractSample> Samples => run.Samples;

            public override Contract Announce() => run.Announce();

            public override void Observe(int outcome)
            {
                run.Observe(outcome);
                watch(run);
            }

            public override CommittedContract Commit() => run.Commit();

            public override ContractRun Fork() => new Run((DiscoverAndCoverRun)run.Fork(), watch);
        }
    }
}
