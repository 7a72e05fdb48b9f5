using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Contracting;

namespace Mechanisms.Learning.Tests.Contracting;

public sealed class ContractContenderTests
{
    private const int Payment = 0;
    private const int Loss = 1;
    private const int FavoredLoss = 2;
    private const int AsBelieved = 3;
    private const int Estimates = 4;
    private const int Bad = 5;
    private const int Regret = 6;

    // Paying 1/7 on success leaves the agent indifferent between 0.1/7 at no cost and 0.8/7 at cost 0.1.
    private static readonly ContractProblem Indifferent = ContractProblem.Create(
        new Matrix<Rational>(2, 2, [new(9, 10), new(1, 10), new(2, 10), new(8, 10)]), [Rational.Zero, new(1, 10)], [Rational.Zero, Rational.One]);

    private static readonly Contract Tie = Contract.Exactly([Rational.Zero, new(1, 7)]);

    [Fact]
    public void What_is_handed_over_is_valued_as_the_agent_in_use_plays_and_with_ties_for_the_principal()
    {
        double favored = 0.8 - (0.8 / 7);
        double spited = 0.1 - (0.1 / 7);
        ContractContender contender = new(Indifferent, new FixedContract(Tie), ContractBenchmark.BestSummed);
        ContenderSummary kind = ContractModels.Play(contender, 50, 2);
        ContenderSummary unkind = ContractModels.Play(contender with { Agent = new RationalResponder { Ties = TieRule.AgainstPrincipal } }, 50, 2);
        Assert.Equal(contender.Optimum - favored, kind.Measures[Loss][0], 1e-12);
        Assert.Equal(contender.Optimum - spited, unkind.Measures[Loss][0], 1e-12);
        Assert.Equal(contender.Optimum - favored, unkind.Measures[FavoredLoss][0], 1e-12);
        Assert.Equal(50 * (contender.Optimum - spited), unkind.Measures[Regret][0], 1e-9);
        Assert.Equal(0.1 / 7, unkind.Measures[Payment][0], 1e-12);
        Assert.All([kind, unkind], summary => Assert.Equal([double.NaN, 0, double.NaN], [summary.Measures[AsBelieved][0], summary.Measures[Estimates][0], summary.Measures[Bad][0]]));
    }

    [Fact]
    public void The_curve_of_payments_ends_with_what_was_paid()
    {
        ContractContender contender = new(Indifferent, new LinearContractGrid(), ContractBenchmark.BestLinear);
        ContenderPlay play = contender.Play([100, 400], new StreamKey(1), CancellationToken.None);
        Assert.Equal(play.Regret[1], play.Measures[Regret]);
        Assert.Equal(play.FurtherCurves[0][1], play.Measures[Payment] * 400, 1e-9);
        Assert.True(play.FurtherCurves[0][0] < play.FurtherCurves[0][1]);
    }

    // Effort turns laws (1/2, 1/2, 0) into (0, 9/10, 1/10), at a cost of 0.15 = 0.4 p(1) + 0.1 p(2). The last outcome proves effort, and is the cheapest to pay for: 1.5, were there no bounds. By hand,
    // rewards (0, 1, 0): a share 3/8 leaves 0.9 - 0.3375; payments (1/6, 5/6) of sum 1 leave 0.9 - 7/30; payments (1/8, 1) up to 1 leave 0.9 - 0.2125.
    // Rewards (1/4, 1, 1/4): the share 0 leaves 0.625, and 1/2, which induces effort, less; payments up to 1 leave 0.925 - 0.2125; 1.5 is their sum, and leaves 0.925 - 0.15.
    [Theory]
    [InlineData(0, 0.5625, 0.6875, 2.0 / 3)]
    [InlineData(0.25, 0.625, 0.7125, 0.775)]
    public void Benchmarks_differ_by_what_they_allow(double margin, double linear, double bounded, double summed)
    {
        ContractProblem model = ContractProblem.Create(new Matrix<double>(2, 3, [0.5, 0.5, 0, 0, 0.9, 0.1]), [0, 0.15], [margin, 1, margin]);
        Assert.Equal(linear, Best(model, ContractBenchmark.BestLinear), 1e-12);
        Assert.Equal(bounded, Best(model, ContractBenchmark.BestBounded), 1e-12);
        Assert.Equal(summed, Best(model, ContractBenchmark.BestSummed), 1e-12);
    }

    [Fact]
    public void Refuses_what_is_no_benchmark()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Best(Indifferent, (ContractBenchmark)3));
    }

    // What a learning agent earns is scaled to a range: larger payments would be clipped.
    [Fact]
    public void Refuses_payments_beyond_the_range_of_an_agent_that_learns()
    {
        LearningResponder agent = new(new Ucb1());
        ContractContender large = new(Indifferent, new DiscoverAndCover { PaymentSum = 5 }, ContractBenchmark.BestSummed);
        Assert.Contains("PaymentSum", Assert.Throws<ArgumentException>(() => large with { Agent = agent }).Message, StringComparison.Ordinal);
        Assert.Equal(agent, new ContractContender(Indifferent, new DiscoverAndCover { PaymentSum = 1 }, ContractBenchmark.BestSummed) { Agent = agent }.Agent);
        Assert.Equal(agent, new ContractContender(Indifferent, new DiscoverAndCover(), ContractBenchmark.BestSummed) { Agent = agent }.Agent);
    }

    private static double Best(ContractProblem model, ContractBenchmark benchmark) => new ContractContender(model, new LinearContractGrid(), benchmark).Optimum;
}
