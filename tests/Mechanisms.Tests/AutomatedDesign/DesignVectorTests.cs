using System.Text.Json;
using Mechanisms.AutomatedDesign;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Tests.AutomatedDesign;

/// <summary>Auctions of the shared test data, whose optimal revenue has a closed form.</summary>
public class DesignVectorTests
{
    public static TheoryData<string> Files() => [.. VectorFile.In("extras", "amd")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_optimal_revenue_under_both_kinds_of_truth_and_participation(string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        VectorFile vector = VectorFile.Read("extras", file);
        DesignProblem problem = DesignProblem.ForSingleItem(Lists(vector, "values"), Lists(vector, "prob"));

        foreach (Truthfulness truthfulness in Enum.GetValues<Truthfulness>())
        {
            foreach (Participation participation in (Participation[])[Participation.Interim, Participation.ExPost])
            {
                DesignSolution solution = problem.Solve(new() { Truthfulness = truthfulness, Participation = participation });
                IncentiveAudit audit = solution.Audit();
                Assert.Equal(vector.Value, solution.Value, VectorFile.Allowance(vector.Value));
                Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
            }
        }
    }

    private static Sequence<Sequence<Rational>> Lists(VectorFile vector, string name) =>
        [.. vector.Instance.GetProperty(name).EnumerateArray().Select(list => VectorFile.Numbers(list).ToSequence())];
}
