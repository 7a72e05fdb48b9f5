using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.PublicGoods;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.PublicGoods;

public class ClarkePivotTests
{
    private static readonly QuasilinearBidders<ProjectOutcome> Agents = new();
    private static readonly Arbitrary<int[]> Values = Gen.Choose(-2, 6).NonEmptyListOf().Select(values => values.Take(5).ToArray()).ToArbitrary();

    private delegate ProjectOutcome Rule(Rational cost, Rational[] values);

    [Fact]
    public void Who_turns_the_decision_is_taxed_by_what_the_others_lose()
    {
        // Parts of 1: the others are worth -2 without agent 0, and +2 without agent 1 or 2.
        Assert.Equal(new(true, [3, 1, 1]), new ClarkePivot(3).Decide([5, 0, 0]));
        Assert.Equal(new(false, [0, 0]), new ClarkePivot(4).Decide([1, 2]));
        Assert.Equal(new(true, [4]), new ClarkePivot(4).Decide([4]));

        // Agent 0 alone keeps the project from the two who want it, worth 1 to them beyond their parts.
        Assert.Equal(new(false, [1, 0, 0]), new ClarkePivot(3).Decide([-1, 2, 1]));
        Assert.Equal("built, payments [3, 1, 1]", new ClarkePivot(3).Decide([5, 0, 0]).ToString());
    }

    [Fact]
    public void Values_that_just_cover_the_cost_build_it() => Assert.True(new ClarkePivot(3).Decide([1, 1, 1]).IsBuilt);

    // Groves: an agent pays the best the others could have had, less what they have, all counted over equal parts.
    [Fact]
    public void Payments_agree_with_the_externality_by_definition() => AgreesWithTheDefinition((cost, values) => new ClarkePivot(cost).Decide(values));

    [Fact]
    public void A_rule_that_taxes_everybody_who_wants_the_project_is_refuted() => PlantedLaw.RequireFalsified(() => AgreesWithTheDefinition((cost, values) =>
    {
        ProjectOutcome outcome = new ClarkePivot(cost).Decide(values);
        return outcome with { Payments = [.. outcome.Payments.Select(payment => outcome.IsBuilt ? payment + 1 : payment)] };
    }));

    // Both are taxed 1/2 for the truth; when both exaggerate neither is pivotal. One who exaggerates saves the other's tax, which is witness enough.
    [Fact]
    public void Two_agents_who_exaggerate_together_save_the_tax()
    {
        Rational half = new(1, 2);
        Assert.Equal([1, 1, 1], new ClarkePivot(3).Decide([3, 3, 0]).Payments);
        CoalitionManipulation<Rational, ProjectOutcome> witness = Verdicts.RequireWitness(
            new GroupStrategyproofness<Rational, ProjectOutcome>(new ClarkePivot(3), Agents, 2),
            Domain.Each<Rational>([[1 + half], [1 + half], [0]], "one profile").WithMisreports([3], "3"));
        Assert.Equal([0, 1], witness.Members);
        Assert.Equal([0, half], witness.MemberGains);
        Assert.Equal([3, 1 + half], witness.Reports);
        Assert.Equal(new ProjectOutcome(true, [1 + half, 1 + half, 1]), witness.Outcome.Only);
    }

    [Fact]
    public void A_rule_that_splits_the_cost_without_a_tax_is_refuted()
    {
        IMechanism<Rational, ProjectOutcome> untaxed = Mechanism.Deterministic<Rational, ProjectOutcome>("untaxed double", values =>
        {
            ProjectOutcome outcome = new ClarkePivot(2).Decide(values.Span);
            return outcome with { Payments = [.. values.Select(_ => outcome.IsBuilt ? new Rational(2, values.Count) : 0)] };
        });
        Verdicts.RequireWitness(new Strategyproofness<Rational, ProjectOutcome>(untaxed, Agents), Domain.Numbers(2, -1, 0, 1, 2));
        Verdicts.RequireProof(new BudgetBalance<Rational, ProjectOutcome>(untaxed, outcome => outcome.IsBuilt ? 2 : 0), Domain.Numbers(2, 0, 1, 2));
        Verdicts.RequireProof(new Strategyproofness<Rational, ProjectOutcome>(new ClarkePivot(2), Agents), Domain.Numbers(2, -1, 0, 1, 2));
    }

    [Fact]
    public void Rejects_no_agents_and_negative_costs()
    {
        Assert.Throws<ArgumentException>(() => new ClarkePivot(1).Decide([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClarkePivot(-1));
    }

    private static void AgreesWithTheDefinition(Rule rule) => Prop.ForAll(Values, drawn =>
    {
        const int Cost = 4;
        Rational[] values = [.. drawn.Select(value => (Rational)value)];
        Rational[] net = [.. values.Select(value => value - new Rational(Cost, values.Length))];
        ProjectOutcome outcome = rule(Cost, values);
        return outcome.IsBuilt == drawn.Sum() >= Cost && Enumerable.Range(0, values.Length).All(agent =>
        {
            Rational others = net.Where((_, other) => other != agent).Aggregate(Rational.Zero, (sum, worth) => sum + worth);
            Rational tax = Rational.Max(others, 0) - (outcome.IsBuilt ? others : 0);
            return outcome.Payments[agent] == tax + (outcome.IsBuilt ? new Rational(Cost, values.Length) : 0);
        });
    }).Check(Laws.Config.WithMaxTest(300));
}
