using System.Text.Json;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Games.Tests.Equilibria;

/// <summary>Equilibria of the shared test data, whose values several solvers agree on.</summary>
public class EquilibriumVectorTests
{
    public static TheoryData<string> Games() => [.. VectorFile.In("extras", "-ce-")];

    public static TheoryData<string> Communication() => [.. VectorFile.In("extras", "communication")];

    [Theory]
    [MemberData(nameof(Games))]
    public void Reproduces_the_best_correlated_and_coarse_correlated_equilibria(string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        VectorFile vector = VectorFile.Read("extras", file);
        Matrix<Rational>[] tables = vector.Tables("payoffs");
        UncertainGame game = UncertainGame.Certain(
            [tables[0].Rows, tables[0].Columns],
            new(2, tables[0].Rows * tables[0].Columns, [.. tables[0].Entries, .. tables[1].Entries]));
        RecommendationProblem problem = RecommendationProblem.ForWelfare(game);

        AssertReproduced(vector.Value, problem.Solve(new Correlated()));
        AssertReproduced(vector.Expected.GetProperty("coarse_value").GetDouble(), problem.Solve(new CoarseCorrelated()));
    }

    [Theory]
    [MemberData(nameof(Communication))]
    public void Reproduces_the_best_communication_equilibria(string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        VectorFile vector = VectorFile.Read("extras", file);
        CommunicationSolution solution = CommunicationProblem.ForWelfare(Read(vector)).Solve();
        IncentiveAudit audit = solution.Audit();

        Assert.Equal(vector.Value, solution.Value, VectorFile.Allowance(vector.Value));
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
    }

    private static CommunicationGame Read(VectorFile vector) => CommunicationGame.Create(
        vector.Integers("types"), vector.Integers("actions"), vector.Numbers("prob"), vector.Tables("payoffs"));

    private static void AssertReproduced(double expected, RecommendationSolution solution)
    {
        IncentiveAudit audit = solution.Audit();
        Assert.Equal(expected, solution.Value, VectorFile.Allowance(expected));
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
    }
}
