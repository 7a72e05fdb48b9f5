using System.Text.Json;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Tests.Contracts.Menus;

/// <summary>Menus of the shared test data, with values that several solvers agree on.</summary>
public class MenuVectorTests
{
    public static TheoryData<string> Files() => [.. VectorFile.In("contract", "menu")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_best_menu_and_audits_it_exactly(string file)
    {
        (MenuProblem problem, VectorFile vector) = Read(file);
        MenuSolution solution = problem.Solve(new WholeMenu());
        IncentiveAudit audit = solution.Audit();

        Assert.Equal(vector.Value, solution.Value, VectorFile.Allowance(vector.Value));
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
        Assert.True(solution.IsAttained || !problem.HasCaps);
        Assert.Equal(
            vector.Expected.GetProperty("per_type_full_information").EnumerateArray().Select(value => Math.Round(value.GetDouble(), 9)),
            problem.Types.Select(type => Math.Round(type.Solve(new MinimumPayments()).BestValue, 9)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Mixed_menus_are_incentive_compatible_and_lose_in_proportion_to_the_share(string file)
    {
        (MenuProblem problem, VectorFile vector) = Read(file);
        MenuSolution solution = problem.Solve(new WholeMenu());
        IncentiveFinding[] findings = [.. ((double[])[0.1, 0.01, 0.001]).Select(share => MenuIncentives.Check(problem, solution.Mixed(share), Tolerances.Gain))];

        Assert.All(findings, finding => Assert.True(finding.IsAccepted, finding.Explain()));
        double[] slopes = [.. findings.Zip((double[])[0.1, 0.01, 0.001], (finding, share) => (vector.Value - finding.Value) / share)];
        Assert.All(slopes, slope => Assert.Equal(slopes[0], slope, 1e-5));
    }

    // No tolerance: not the least gain from a lie, and a loss in proportion to the share.
    [Theory]
    [MemberData(nameof(Files))]
    public void Exactly_mixed_menus_are_exactly_incentive_compatible_and_lose_in_proportion_to_the_share(string file)
    {
        (MenuProblem problem, VectorFile vector) = Read(file);
        MenuSolution solution = problem.Solve(new WholeMenu());
        double[] slopes = [.. ((double[])[1, 1 / 64.0, 1 / 4096.0]).Select(share =>
        {
            IncentiveFinding finding = MenuIncentives.Check(problem, solution.MixedExactly(share)!);
            Assert.True(finding.IsAccepted && finding.LargestGain <= 0 && finding.LargestExcess is 0, finding.Explain());
            return (vector.Value - finding.Value) / share;
        })];
        Assert.Equal(slopes[0], slopes[1], 1e-8);
        Assert.Equal(slopes[0], slopes[2], 1e-8);
    }

    private static (MenuProblem Problem, VectorFile Vector) Read(string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        VectorFile vector = VectorFile.Read("contract", file);
        Matrix<Rational> costs = vector.Table("cost");
        ContractProblem[] types = [.. vector.Tables("outcome").Select((outcome, type) => ContractProblem
            .Create(outcome, costs.Row(type), vector.Numbers("reward"))
            .WithPaymentCap(vector.Optional("paymentCap"))
            .WithOutsideOption(vector.Optional("outsideOption")))];
        return (MenuProblem.Create(vector.Numbers("typeProb"), types), vector);
    }
}
