using System.Text.Json;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.ScoringRules;

namespace Mechanisms.Tests.ScoringRules;

/// <summary>Scoring problems of the shared test data, with values that several solvers and closed forms agree on.</summary>
public class ScoringVectorTests
{
    public static TheoryData<string> Files() => [.. VectorFile.In("scoring-rule")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_every_efforts_payment_by_signal_menus_and_audits_it_exactly(string file)
    {
        (ScoringProblem problem, VectorFile vector) = Read(file);
        ScoringSolution solution = problem.Solve(new SignalMenus());
        IncentiveAudit audit = solution.Audit();

        AssertReproduced(vector, solution);
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_every_efforts_payment_by_proper_rules(string file)
    {
        (ScoringProblem problem, VectorFile vector) = Read(file);
        foreach (IScoringFormulation formulation in (IScoringFormulation[])[new ProperRules(), new ExtendedMenus()])
        {
            ScoringSolution solution = problem.Solve(formulation);
            IncentiveAudit audit = solution.Audit(new() { Mode = AuditMode.Floating });

            AssertReproduced(vector, solution);
            Assert.True(audit.Passed, audit.Explain());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_beliefs_and_the_expected_scores_of_the_standard_rules(string file)
    {
        (ScoringProblem problem, VectorFile vector) = Read(file);
        PosteriorTable table = PosteriorTable.Of(problem);
        double[] prior = [.. problem.Prior.Select(probability => probability.ToDouble())];

        Assert.Equal(vector.Expected.GetProperty("beliefs").GetArrayLength(), table.Beliefs.Rows);
        foreach ((string name, IScoringRule rule) in ((string, IScoringRule)[])[("brier01", new BrierScore()), ("spherical", new SphericalScore()), ("log", new LogarithmicScore())])
        {
            JsonElement expected = vector.Expected.GetProperty("standard_rules").GetProperty(name);
            Assert.Equal(expected.GetProperty("prior_report_score").GetDouble(), rule.TruthfulScore(prior), 1e-12);
            for (int effort = 0; effort < problem.EffortCount; effort++)
            {
                int known = effort;
                double score = Enumerable.Range(0, table.Beliefs.Rows).Sum(belief =>
                    table.Distribution[known, belief].ToDouble() * rule.TruthfulScore([.. table.Beliefs.Row(belief).ToArray().Select(entry => entry.ToDouble())]));
                Assert.Equal(expected.GetProperty("expected_truthful_score_by_effort")[effort].GetDouble(), score, 1e-12);
            }
        }
    }

    private static void AssertReproduced(VectorFile vector, ScoringSolution solution)
    {
        Assert.Equal(vector.Value, solution.BestValue, VectorFile.Allowance(vector.Value));
        Assert.Equal(vector.Expected.GetProperty("best_effort").GetInt32(), solution.BestEffort);
        Assert.All(vector.Expected.GetProperty("efforts").EnumerateArray(), expected =>
        {
            EffortSolution effort = solution.Efforts[expected.GetProperty("effort").GetInt32()];
            Assert.Equal(expected.GetProperty("gross_value").GetDouble(), effort.GrossValue, 1e-9);
            Assert.Equal(expected.GetProperty("implementable").GetBoolean(), effort.IsImplementable);
            if (effort.IsImplementable)
            {
                double payment = expected.GetProperty("min_payment").GetDouble();
                Assert.Equal(payment, effort.MinimumPayment!.Value, VectorFile.Allowance(payment));
            }
        });
    }

    private static (ScoringProblem Problem, VectorFile Vector) Read(string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        VectorFile vector = VectorFile.Read("scoring-rule", file);
        return (ScoringProblem.Create(vector.Numbers("prior"), vector.Numbers("cost"), vector.Tables("signal"), vector.Table("utility"))
            .WithPaymentCap(vector.Optional("paymentCap")), vector);
    }
}
