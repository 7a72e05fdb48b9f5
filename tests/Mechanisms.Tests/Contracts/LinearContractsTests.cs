using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

public class LinearContractsTests
{
    private delegate LinearContract? Search(ContractProblem problem);

    [Fact]
    public void The_envelope_finds_the_best_of_all_crossings() => AgreesWithAllCrossings(LinearContracts.Best);

    [Fact]
    public void A_search_that_breaks_the_agents_ties_against_the_principal_is_refuted() =>
        PlantedLaw.RequireFalsified(() => AgreesWithAllCrossings(WrongTieRule));

    [Fact]
    public void With_an_outside_option_the_envelope_finds_the_best_accepted_crossing() => Prop.ForAll(
        ContractCase.Unlimited,
        Gen.Choose(-4, 8).ToArbitrary(),
        (drawn, outside) => AssertAgrees(LinearContracts.Best, drawn.Problem.WithOutsideOption(new Rational(outside, 10))))
        .Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void The_agent_chooses_the_reported_action_at_the_reported_share() => Prop.ForAll(
        ContractCase.Unlimited,
        drawn =>
        {
            LinearContract best = LinearContracts.Best(drawn.Problem)!;
            AgentResponse response = drawn.Problem.BestResponse(best.In(drawn.Problem));
            Assert.Equal(drawn.Problem.ExpectedReward(best.Action), drawn.Problem.ExpectedReward(response.Action));
            Assert.Equal(best.Value, response.PrincipalValue);
            Assert.False(ContractIncentives.Check(drawn.Problem, best.In(drawn.Problem), best.Action).Verdict.IsRefuted);
        }).Check(Laws.Config);

    [Fact]
    public void Reproduces_the_share_of_the_worked_example()
    {
        LinearContract best = LinearContracts.Best(WorkedExample.Problem)!;

        Assert.Equal(new LinearContract(Rational.Parse("0.28"), 2, Rational.Parse("0.54")), best);
        Assert.Equal((0.28, 0.54), (best.Alpha, best.Value));
    }

    // R_i = e^-(i-1), c_i = e^-(i-1) − i + e (i − 1): the optimum is n − e (n − 1), every share is worth 1.
    [Fact]
    public void Reproduces_dutting2019_gap_between_linear_and_optimal_contracts()
    {
        const int Actions = 5;
        Rational e = new(1, 4);
        Rational[] rewards = [.. Enumerable.Range(0, Actions).Select(index => Rational.One / Power(e, index))];
        Rational[] costs = [.. Enumerable.Range(0, Actions).Select(index => rewards[index] - (index + 1) + (e * index))];
        ContractProblem problem = ContractProblem.Create(Identity(Actions), costs, rewards);

        Assert.Equal(Rational.One, LinearContracts.Best(problem)!.ExactValue);
        Assert.Equal(4, problem.Solve(new MinimumPayments()).BestValue, 1e-9 * 256);

        static Rational Power(Rational value, int exponent) => exponent == 0 ? 1 : value * Power(value, exponent - 1);
    }

    [Fact]
    public void Capped_problems_have_no_linear_contract_and_negative_rewards_are_refused()
    {
        Assert.Null(LinearContracts.Best(WorkedExample.Problem.WithPaymentCap(1)));
        Assert.Null(LinearContracts.Best(WorkedExample.Problem.WithSumCap(3)));
        Assert.False(LinearContracts.Fit(WorkedExample.Problem.WithSumCap(3)));
        Assert.True(LinearContracts.Fit(WorkedExample.Problem));
        ContractProblem negative = ContractProblem.Create(new Matrix<double>(1, 2, [0.5, 0.5]), [0], [-1, 1]);
        Assert.False(LinearContracts.Fit(negative));
        Assert.Contains("outcome 0 has -1", Assert.Throws<ArgumentException>(() => LinearContracts.Best(negative)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_share_keeps_an_agent_whose_outside_option_exceeds_every_surplus()
    {
        Assert.Null(LinearContracts.Best(WorkedExample.Problem.WithOutsideOption(1)));
        Assert.Equal(new LinearContract(1, 2, 0), LinearContracts.Best(WorkedExample.Problem.WithOutsideOption(Rational.Parse("0.63"))));
    }

    [Fact]
    public void Many_actions_on_a_line_are_searched_quickly()
    {
        const int Actions = 5_000;
        Rational[] probabilities = [.. Enumerable.Range(0, Actions).SelectMany(action =>
            (Rational[])[new(Actions - action, Actions), new(action, Actions)])];
        Rational[] costs = [.. Enumerable.Range(0, Actions).Select(action => new Rational((long)action * action, 2L * Actions * Actions))];

        LinearContract best = LinearContracts.Best(ContractProblem.Create(new Matrix<Rational>(Actions, 2, probabilities), costs, [0, 1]))!;

        // With cost q²/2 for success probability q the best share is 1/2 in the limit, worth 1/4.
        Assert.Equal(0.5, best.Alpha, 1e-3);
        Assert.Equal(0.25, best.Value, 1e-3);
    }

    private static Matrix<Rational> Identity(int size) => new(
        size, size, [.. Enumerable.Range(0, size * size).Select(index => index % (size + 1) == 0 ? Rational.One : Rational.Zero)]);

    private static void AgreesWithAllCrossings(Search search) => Prop.ForAll(
        ContractCase.Unlimited, drawn => AssertAgrees(search, drawn.Problem)).Check(Laws.Config.WithMaxTest(300));

    private static void AssertAgrees(Search search, ContractProblem problem)
    {
        LinearContract? best = search(problem);
        (Rational Share, Rational Value)? oracle = BestCrossing(problem, Best);
        Assert.Equal(oracle?.Value, best?.ExactValue);
        Assert.Equal(oracle?.Share, best?.ExactShare);

        static int Best(ContractProblem problem, int[] tied) => tied.MaxBy(problem.ExpectedReward);
    }

    private static LinearContract? WrongTieRule(ContractProblem problem) =>
        BestCrossing(problem, (_, tied) => tied.MinBy(problem.ExpectedReward)) is { } found ? new(found.Share, 0, found.Value) : null;

    // O(actions² · actions): shares 0, all crossings of two utilities and of one with the outside option, lowest share first.
    private static (Rational Share, Rational Value)? BestCrossing(ContractProblem problem, Func<ContractProblem, int[], int> tieRule)
    {
        (Rational Reward, Rational Cost)[] lines =
            [.. Enumerable.Range(0, problem.ActionCount).Select(action => (problem.ExpectedReward(action), problem.Costs[action]))];
        List<Rational> shares = [0];
        List<(Rational Reward, Rational Cost)> others = [.. lines];
        if (problem.OutsideOption is { } utility)
        {
            others.Add((0, -utility));
        }

        shares.AddRange(
            from one in lines
            from other in others
            where one.Reward != other.Reward
            select (one.Cost - other.Cost) / (one.Reward - other.Reward));
        (Rational Share, Rational Value)? best = null;
        foreach (Rational share in shares.Where(share => share >= 0 && share <= 1).Order())
        {
            Rational[] utilities = [.. lines.Select(line => (share * line.Reward) - line.Cost)];
            int[] tied = [.. Enumerable.Range(0, lines.Length).Where(action => utilities[action] == utilities.Max())];
            Rational value = (1 - share) * lines[tieRule(problem, tied)].Reward;
            if (!(utilities.Max() < problem.OutsideOption) && (best is null || value > best.Value.Value))
            {
                best = (share, value);
            }
        }

        return best;
    }
}
