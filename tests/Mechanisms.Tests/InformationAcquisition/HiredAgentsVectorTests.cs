using System.Text.Json;
using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>The instances of hired agents of the shared test data, with values that four solvers and closed forms agree on.</summary>
public class HiredAgentsVectorTests
{
    private const string Family = "info-acquisition-agents";

    public static TheoryData<string> Files() => VectorFile.Names(Family);

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_published_value_and_audits_it_exactly(string file)
    {
        (VectorFile vector, HiredAgentsProblem problem) = Read(file);
        foreach (ILinearProgramMethod method in (ILinearProgramMethod[])[new RevisedSimplex(), new ColumnGeneration()])
        {
            HiredAgentsSolution solution = problem.Solve(new Correlated { Program = method });

            VectorFile.AssertClose(vector.Value, solution.Value);
            Assert.True(solution.IsAttained || problem.PaymentCap is null);
            IncentiveAudit audit = solution.Audit();
            Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
        }
    }

    // Larger instances would take longer than they add.
    [Theory]
    [MemberData(nameof(Files))]
    public void Independent_recommendations_lie_between_one_profile_and_the_published_value(string file)
    {
        (VectorFile vector, HiredAgentsProblem problem) = Read(file);
        const int MostProfiles = 9;
        Assert.SkipWhen(problem.Efforts.Count > MostProfiles, "Searched for small instances only.");
        HiredAgentsSolution solution = problem.Solve(new Independent());

        Assert.True(solution.IsOptimal, solution.Explain());
        Assert.InRange(solution.Value, vector.Expected.GetProperty("best_deterministic_cross").GetDouble() - 1e-9, vector.Value + 1e-9);
        Assert.InRange(solution.UpperBound, solution.Value - 1e-9, solution.Value + 2e-9);
        Assert.True(problem.PaymentCap is not null || Math.Abs(solution.Value - vector.Value) < 1e-9);
        Assert.True(solution.Audit() is { Passed: true, Exact: true }, solution.Audit().Explain());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_mechanism_near_the_value_is_exactly_incentive_compatible(string file)
    {
        (VectorFile vector, HiredAgentsProblem problem) = Read(file);
        HiredAgentsSolution solution = problem.Solve(new Correlated());
        double[] gaps = [.. new[] { 1.0 / 64, 1.0 / 4096 }.Select(share =>
        {
            HiredAgentsReport report = HiredAgentsIncentives.CheckExactly(solution.ApproachExactly(share)!);
            Assert.True(report.IsAccepted, report.ToString());
            return (vector.Value - report.PrincipalValue) / share;
        })];
        Assert.Equal(solution.IsAttained ? 0 : gaps[0], gaps[1], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_tables_of_effort_profiles(string file)
    {
        (VectorFile vector, HiredAgentsProblem problem) = Read(file);
        HiredAgentsSolution crossed = problem.Solve(new Deterministic());
        HiredAgentsSolution own = problem.Solve(new Deterministic { Payments = PaymentBasis.OwnReport });

        AssertTable(vector.Expected.GetProperty("deterministic_profile_value_cross_payments"), crossed);
        AssertTable(vector.Expected.GetProperty("deterministic_profile_value_own_report_payments"), own);
        VectorFile.AssertClose(vector.Expected.GetProperty("best_deterministic_cross").GetDouble(), crossed.Value);
        VectorFile.AssertClose(vector.Expected.GetProperty("best_deterministic_own").GetDouble(), own.Value);
        VectorFile.AssertClose(
            vector.Expected.GetProperty("correlated_value_own_report_payments").GetDouble(),
            problem.Solve(new Correlated { Payments = PaymentBasis.OwnReport }).Value);
        Assert.All(
            vector.Expected.GetProperty("principal_gross_value_by_profile").EnumerateArray().Select((value, efforts) => (value, efforts)),
            entry => VectorFile.AssertClose(entry.value.GetDouble(), problem.GrossValue(entry.efforts).ToDouble()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_checker_reproduces_the_gains_of_all_probe_mechanisms(string file)
    {
        (VectorFile vector, HiredAgentsProblem problem) = Read(file);
        double value = problem.Solve(new Correlated()).Value;
        foreach (JsonElement probe in vector.Expected.GetProperty("probes").EnumerateArray())
        {
            double gap = probe.TryGetProperty("gap_to_supremum", out JsonElement missing) ? missing.GetDouble() : 0;
            if (gap > 0 || probe.GetProperty("name").GetString() == "optimal")
            {
                VectorFile.AssertClose(value - gap, probe.GetProperty("principal_value").GetDouble());
            }

            if (Mechanism(problem, probe) is { } mechanism)
            {
                HiredAgentsReport report = HiredAgentsIncentives.Check(mechanism);
                VectorFile.AssertClose(probe.GetProperty("principal_value").GetDouble(), report.PrincipalValue);
                VectorFile.AssertClose(probe.GetProperty("max_gain_exante").GetDouble(), Math.Max(0, report.Best!.Gain));
                VectorFile.AssertClose(probe.GetProperty("max_gain_conditional").GetDouble(), Math.Max(0, report.BestGivenRecommendation!.ConditionalGain));
                VectorFile.AssertClose(probe.GetProperty("max_payment").GetDouble(), mechanism.LargestPayment.ToDouble());
                Assert.Equal(report.Best!.Gain > 1e-8, report.Verdict.IsRefuted);
            }
        }
    }

    // Of the 85 probes 20 give no payments, which would be large; what those are worth is checked against the value all the same.
    [Fact]
    public void No_probe_goes_unchecked()
    {
        Assert.SkipUnless(Conformance.TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        (bool IsGiven, bool HasValue)[] probes = [.. VectorFile.Names(Family).SelectMany(row => Probes(row.Data))];
        Assert.Equal((85, 65), (probes.Length, probes.Count(probe => probe.IsGiven)));
        Assert.All(probes, probe => Assert.True(probe.IsGiven || probe.HasValue));

        static IEnumerable<(bool IsGiven, bool HasValue)> Probes(string file)
        {
            (VectorFile vector, HiredAgentsProblem problem) = Read(file);
            return vector.Expected.GetProperty("probes").EnumerateArray().Select(probe => (
                Mechanism(problem, probe) is not null, probe.GetProperty("name").GetString() == "optimal" || probe.TryGetProperty("gap_to_supremum", out _)));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Finds_the_profiles_that_can_be_recommended(string file)
    {
        (VectorFile vector, HiredAgentsProblem problem) = Read(file);
        HiredAgentsSolution solution = problem.Solve(new Correlated());
        if (solution.RecommendableProfiles is { } profiles)
        {
            Assert.Equal(VectorFile.Counts(vector.Expected.GetProperty("supportable_profiles_unbounded_payments")), profiles);
        }
    }

    private static (VectorFile Vector, HiredAgentsProblem Problem) Read(string file)
    {
        VectorFile vector = VectorFile.Read(Family, file);
        JsonElement instance = vector.Instance;
        return (vector, HiredAgentsProblem.Create(
            VectorFile.Numbers(instance.GetProperty("prior")),
            VectorFile.Matrix(instance.GetProperty("utility")),
            [.. instance.GetProperty("cost").EnumerateArray().Select(VectorFile.Numbers)],
            VectorFile.Counts(instance.GetProperty("signalCounts")),
            [.. instance.GetProperty("signal").EnumerateArray().Select(VectorFile.Matrix)])
            .WithPaymentCap(instance.GetProperty("paymentCap") is { ValueKind: JsonValueKind.Number } cap ? VectorFile.Number(cap) : null));
    }

    private static void AssertTable(JsonElement expected, HiredAgentsSolution solution) => Assert.All(
        expected.EnumerateArray().Select((value, efforts) => (value, efforts)),
        entry =>
        {
            EffortProfileSolution profile = solution.Profiles[entry.efforts];
            Assert.Equal(entry.value.ValueKind == JsonValueKind.Null ? Implementability.NotImplementable : Implementability.Implementable, profile.Implementability);
            if (profile.Value is { } value)
            {
                VectorFile.AssertClose(entry.value.GetDouble(), value);
            }
        });

    // The rule of the first two probes in words: a tenth to each agent whose report is the state, modulo its number of signals.
    private static HiredAgentsMechanism? Mechanism(HiredAgentsProblem problem, JsonElement probe)
    {
        int profiles = problem.Efforts.Count;
        Sequence<Rational> told = probe.GetProperty("name").GetString() switch
        {
            "top_profile_pay_0.1_if_signal_equals_state_mod" => Sequence.Of(profiles, efforts => efforts == profiles - 1 ? Rational.One : Rational.Zero),
            "uniform_same_payments" => Sequence.Of(profiles, _ => new Rational(1, profiles)),
            _ => probe.TryGetProperty("mu", out JsonElement mu) && mu.ValueKind == JsonValueKind.Array ? VectorFile.Numbers(mu) : default,
        };
        bool isGiven = probe.TryGetProperty("gamma", out JsonElement gamma) && gamma.ValueKind == JsonValueKind.Array;
        return told.Count == 0 || (!isGiven && !probe.TryGetProperty("rule", out _)) ? null : HiredAgentsMechanism.Create(problem, told, isGiven
            ? [.. gamma.EnumerateArray().Select(own => VectorFile.Flat(own).ToSequence())]
            : Sequence.Of(problem.AgentCount, agent => Sequence.Of(profiles * problem.Signals.Count * problem.StateCount, place =>
                problem.Signals.Choice(place / problem.StateCount % problem.Signals.Count, agent) == place % problem.StateCount % problem.Signals.Counts[agent]
                    ? new Rational(1, 10) : Rational.Zero)));
    }
}
