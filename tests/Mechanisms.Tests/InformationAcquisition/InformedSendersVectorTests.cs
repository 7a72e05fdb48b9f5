using System.Text.Json;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>The instances of informed senders of the shared test data, with values that several solvers and closed forms agree on.</summary>
public class InformedSendersVectorTests
{
    private const string Family = "info-acquisition-senders";

    public static TheoryData<string> Files() => VectorFile.Names(Family);

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_published_value_and_audits_it_exactly(string file)
    {
        (VectorFile vector, InformedSendersProblem problem) = Read(file);
        foreach (ILinearProgramMethod method in (ILinearProgramMethod[])[new RevisedSimplex(), new RowGeneration()])
        {
            InformedSendersSolution solution = problem.Solve(new TruthfulReports { Program = method });
            VectorFile.AssertClose(vector.Value, solution.Value);
            VectorFile.AssertClose(vector.Expected.GetProperty("uninformed").GetDouble(), solution.Uninformed);
            VectorFile.AssertClose(vector.Expected.GetProperty("first_best").GetDouble(), solution.FirstBest);
            IncentiveAudit audit = solution.Audit();
            Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_checker_reproduces_the_gains_of_all_probe_mechanisms(string file)
    {
        (VectorFile vector, InformedSendersProblem problem) = Read(file);
        foreach (JsonElement probe in vector.Expected.GetProperty("probes").EnumerateArray())
        {
            if (Probabilities(problem, probe) is { } probabilities)
            {
                InformedSendersReport report = InformedSendersIncentives.Check(ReportMechanism.Create(problem, probabilities));
                VectorFile.AssertClose(probe.GetProperty("receiver_value").GetDouble(), report.ReceiverValue);
                VectorFile.AssertClose(probe.GetProperty("max_single_gain").GetDouble(), Math.Max(0, report.Best!.Value.Gain));
                VectorFile.AssertClose(probe.GetProperty("max_map_gain").GetDouble(), Enumerable.Range(0, problem.SenderCount).Max(report.MapGain));
            }
        }
    }

    // The two that come without probabilities are random mechanisms, of which nothing can be checked.
    [Fact]
    public void No_probe_but_two_goes_unchecked()
    {
        Assert.SkipUnless(Conformance.TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        bool[] areGiven = [.. VectorFile.Names(Family).SelectMany(row =>
        {
            (VectorFile vector, InformedSendersProblem problem) = Read(row.Data);
            return vector.Expected.GetProperty("probes").EnumerateArray().Select(probe => Probabilities(problem, probe) is not null);
        })];
        Assert.Equal((66, 64), (areGiven.Length, areGiven.Count(isGiven => isGiven)));
    }

    private static (VectorFile Vector, InformedSendersProblem Problem) Read(string file)
    {
        VectorFile vector = VectorFile.Read(Family, file);
        JsonElement instance = vector.Instance;
        return (vector, InformedSendersProblem.Create(
            VectorFile.Matrix(instance.GetProperty("joint")),
            VectorFile.Counts(instance.GetProperty("signalCounts")),
            VectorFile.Matrix(instance.GetProperty("receiverUtility")),
            [.. instance.GetProperty("senderUtility").EnumerateArray().Select(VectorFile.Matrix)]));
    }

    // Ties of the first best are decided in doubles, as the data were made; a probe named random may come without its probabilities.
    private static Matrix<Rational>? Probabilities(InformedSendersProblem problem, JsonElement probe)
    {
        (int profiles, int actions) = (problem.Signals.Count, problem.ActionCount);
        switch (probe.GetProperty("name").GetString())
        {
            case "uniform":
                return new(profiles, actions, [.. Enumerable.Repeat(new Rational(1, actions), profiles * actions)]);
            case "first_best_lowest_index":
                return new(profiles, actions, [.. Enumerable.Range(0, profiles).SelectMany(profile =>
                {
                    Rational[] worth = [.. Enumerable.Range(0, actions).Select(action => Enumerable.Range(0, problem.Joint!.Value.Rows)
                        .Aggregate(Rational.Zero, (sum, state) => sum + (problem.Joint.Value[state, profile] * problem.ReceiverUtility[action, state])))];
                    int best = Array.FindIndex(worth, amount => (worth.Max() - amount).ToDouble() < 1e-12);
                    return Enumerable.Range(0, actions).Select(action => action == best ? Rational.One : Rational.Zero);
                })]);
            default:
                return probe.TryGetProperty("phi", out JsonElement given) && given.ValueKind == JsonValueKind.Array ? VectorFile.Matrix(given) : null;
        }
    }
}
