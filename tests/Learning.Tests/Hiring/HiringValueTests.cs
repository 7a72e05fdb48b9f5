using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>What the simulation says of a mechanism, held against the checker of the design room.</summary>
public sealed class HiringValueTests
{
    private static readonly Arbitrary<(HiredAgentsProblem Model, AnnouncedMechanism Mechanism)> Drawn = Arb.From(
        from model in Hirings.Any.Generator
        from recommendations in Gen.Choose(0, 3).ArrayOf(model.Efforts.Count)
        from payments in Gen.Choose(0, 4).ArrayOf(model.AgentCount * model.Efforts.Count * model.Signals.Count * model.StateCount)
        select (model, Mechanism(model, recommendations, payments)));

    [Fact]
    public void Violation_is_the_gain_of_the_best_deviation_that_the_checker_finds() => Prop.ForAll(Drawn, drawn =>
    {
        HiringValue value = new HiringWorld(drawn.Model).Value(drawn.Mechanism);
        HiredAgentsReport report = HiredAgentsIncentives.Check(drawn.Mechanism.Under(drawn.Model));
        Assert.Equal(Math.Max(0, report.Finding.LargestGain), value.Violation, 1e-9);
        Assert.Equal(report.IsAccepted, !value.IsBroken);
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Obedient_agents_are_worth_what_the_checker_says() => Prop.ForAll(Drawn, drawn =>
    {
        HiringValue value = new HiringWorld(drawn.Model).Value(drawn.Mechanism);
        if (!value.IsBroken)
        {
            double worth = Enumerable.Range(0, drawn.Model.Efforts.Count).Sum(efforts =>
                drawn.Mechanism.Recommendations[efforts] == 0 ? 0 : drawn.Mechanism.Recommendations[efforts] * value.Of(efforts, efforts).Worth);
            Assert.Equal(HiredAgentsIncentives.Check(drawn.Mechanism.Under(drawn.Model)).PrincipalValue, worth, 1e-9);
        }
    }).Check(Laws.Config.WithMaxTest(60));

    // Half of the draws pay all reports alike, so that obedience is met, too.
    private static AnnouncedMechanism Mechanism(HiredAgentsProblem model, int[] shares, int[] amounts)
    {
        double sum = shares.Sum();
        double[] recommendations = [.. shares.Select((share, efforts) => sum == 0 ? (efforts == 0 ? 1 : 0) : share / sum)];
        int own = amounts.Length / model.AgentCount;
        bool isConstant = amounts[0] % 2 == 0;
        HiringTask task = HiringTask.Of(model);
        int decisions = model.Efforts.Count * model.Signals.Count;
        return new(
            isConstant ? [.. recommendations.Select((_, efforts) => efforts == 0 ? 1.0 : 0)] : [.. recommendations],
            [.. Enumerable.Range(0, model.AgentCount).Select(agent => Sequence.Of(own, place => isConstant ? 0 : amounts[(agent * own) + place] / 4.0))],
            [.. Enumerable.Range(0, decisions).Select(place => HiringProgramTests.Truth(model, 0).Decide(task, place / model.Signals.Count, place % model.Signals.Count))],
            PaymentBasis.AllReports);
    }
}
