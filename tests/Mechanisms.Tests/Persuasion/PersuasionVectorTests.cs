using System.Text.Json;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.Persuasion;

namespace Mechanisms.Tests.Persuasion;

/// <summary>Persuasion problems of the shared test data, with values that several solvers and closed forms agree on.</summary>
public class PersuasionVectorTests
{
    public static TheoryData<string> Files() => [.. VectorFile.In("persuasion")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_optimum_by_primal_and_dual_and_audits_both_exactly(string file)
    {
        (PersuasionProblem problem, VectorFile vector) = Read(file);

        Assert.All((IPersuasionFormulation[])[new Recommendations(), new StatePrices()], formulation =>
        {
            PersuasionSolution solution = problem.Solve(formulation);
            IncentiveAudit audit = solution.Audit();
            Assert.Equal(vector.Value, solution.Value, VectorFile.Allowance(vector.Value));
            Assert.True(audit is { Passed: true, Exact: true }, $"{formulation.Name}: {audit.Explain()}");
        });
        if (problem.StateCount == 2)
        {
            Assert.Equal(vector.Value, ConcaveEnvelope.Of(problem).Value.ToDouble(), VectorFile.Allowance(vector.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_bounds_and_the_gains_of_the_probes(string file)
    {
        (PersuasionProblem problem, VectorFile vector) = Read(file);

        AssertNear("no_information", problem.NoInformation);
        AssertNear("full_information", problem.FullInformation);
        AssertNear("sender_dictator", problem.Dictator);
        foreach (JsonElement probe in vector.Expected.GetProperty("probes").EnumerateArray())
        {
            Assert.Equal("sender_favourite_action_per_state_lowest_index", probe.GetProperty("name").GetString());
            IncentiveFinding finding = Obedience.Check(problem, Favorite(problem));
            Assert.Equal(probe.GetProperty("sender_value").GetDouble(), finding.Value, 1e-12);
            Assert.Equal(probe.GetProperty("max_obedience_violation").GetDouble(), Math.Max(0, finding.LargestGain), 1e-12);
        }

        void AssertNear(string name, Rational actual) =>
            Assert.Equal(vector.Expected.GetProperty(name).GetDouble(), actual.ToDouble(), 1e-12);
    }

    // The sender's favorite action in every state, lowest index on ties.
    private static SignalingScheme Favorite(PersuasionProblem problem)
    {
        double[] probabilities = new double[problem.StateCount * problem.ActionCount];
        for (int state = 0; state < problem.StateCount; state++)
        {
            int known = state;
            int best = Enumerable.Range(0, problem.ActionCount).MaxBy(action => problem.SenderUtility[action, known]);
            probabilities[(state * problem.ActionCount) + best] = 1;
        }

        return new(new Matrix<double>(problem.StateCount, problem.ActionCount, probabilities));
    }

    private static (PersuasionProblem Problem, VectorFile Vector) Read(string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        VectorFile vector = VectorFile.Read("persuasion", file);
        return (PersuasionProblem.Create(vector.Numbers("prior"), vector.Table("senderUtility"), vector.Table("receiverUtility")), vector);
    }
}
