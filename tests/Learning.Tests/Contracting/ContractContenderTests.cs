using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Experiments;
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
    private const int Gain = 3;
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
        Assert.All([kind, unkind], summary => Assert.Equal([0.0, 0, 0], [summary.Measures[Gain][0], summary.Measures[Estimates][0], summary.Measures[Bad][0]]));
    }

    [Fact]
    public void The_gain_of_an_agent_with_slack_is_what_it_leaves_lying()
    {
        Contract better = Contract.Create([0, 0.15]);
        ContractContender contender = new(Indifferent, new FixedContract(better), ContractBenchmark.BestSummed)
        {
            Agent = new RationalResponder { Slack = 0.01, Ties = TieRule.AgainstPrincipal },
        };
        Assert.Equal((0.8 * 0.15) - 0.1 - (0.1 * 0.15), ContractModels.Play(contender, 5, 1).Measures[Gain][0], 1e-12);
    }

    [Fact]
    public void The_curve_of_payments_ends_with_what_was_paid()
    {
        ContractContender contender = new(Indifferent, new LinearContractGrid(), ContractBenchmark.BestLinear);
        ContenderPlay regret = contender.Play([100, 400], new StreamKey(1), CancellationToken.None);
        ContenderPlay payments = (contender with { Curve = ContractCurve.Payments }).Play([100, 400], new StreamKey(1), CancellationToken.None);
        Assert.Equal(regret.Regret[1], payments.Measures[Regret]);
        Assert.Equal(payments.Regret[1], regret.Measures[Payment] * 400, 1e-9);
        Assert.True(payments.Regret[0] < payments.Regret[1]);
    }

    // Payments on the middle outcome alone may be 5 times its probability's inverse: the three benchmarks differ.
    [Fact]
    public void Benchmarks_differ_by_what_they_allow()
    {
        ContractProblem model = ContractProblem.Create(new Matrix<double>(2, 3, [0.5, 0.1, 0.4, 0.3, 0.3, 0.4]), [0, 0.15], [0, 0.6, 0.3]);
        double Best(ContractBenchmark benchmark) => new ContractContender(model, new LinearContractGrid(), benchmark).Optimum;
        Assert.Equal(model.WithSumCap(0.9).Solve(new MinimumPayments()).BestValue, Best(ContractBenchmark.BestSummed), 1e-12);
        Assert.True(Best(ContractBenchmark.BestLinear) <= Best(ContractBenchmark.BestSummed));
        Assert.Throws<ArgumentOutOfRangeException>(() => Best((ContractBenchmark)3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContractContender(model, new LinearContractGrid(), default) { Curve = (ContractCurve)2 });
    }
}
