using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>Known-bad methods that the conformance suite and the audit must refute.</summary>
public sealed class PlantedBugTests
{
    private static readonly LinearProgram Bounded = KnownPrograms.Packing([3, 5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18]);

    [Fact]
    public void The_suite_refutes_a_simplex_that_skips_the_ratio_test() => RequireRefuted(TextbookFault.SkippedRatioTest);

    [Fact]
    public void The_suite_refutes_a_simplex_that_flips_a_bound_with_the_wrong_sign() => RequireRefuted(TextbookFault.WrongSignOnBoundFlip);

    [Fact]
    public void The_suite_refutes_a_simplex_that_leaves_its_duals_scaled() => RequireRefuted(TextbookFault.DualNotUnscaled);

    [Fact]
    public void The_suite_refutes_false_claims_of_infeasibility() => RequireRefuted((program, answer) => answer.IsOptimal
        ? new() { Status = LinearProgramStatus.Infeasible, Method = "bad", Basis = answer.Basis, FarkasMultipliers = answer.RowDuals }
        : answer);

    [Fact]
    public void The_suite_refutes_false_claims_of_unboundedness() => RequireRefuted((program, answer) => answer.IsOptimal
        ? new() { Status = LinearProgramStatus.Unbounded, Method = "bad", Basis = answer.Basis, Primal = answer.Primal, Ray = answer.Primal }
        : answer);

    [Fact]
    public void The_suite_refutes_false_claims_of_an_optimum() => RequireRefuted((program, answer) =>
        answer.Status is LinearProgramStatus.Infeasible or LinearProgramStatus.Unbounded ? OptimumAtZero(program) : answer);

    [Fact]
    public void The_suite_refutes_a_value_that_is_off() => RequireRefuted((program, answer) => answer.IsOptimal
        ? answer with { Value = answer.Value + 1e-6 }
        : answer);

    [Fact]
    public void The_suite_refutes_duals_with_the_wrong_sign() => RequireRefuted((program, answer) => answer.IsOptimal
        ? answer with { RowDuals = answer.RowDuals.Select(dual => -dual).ToSequence() }
        : answer);

    [Fact]
    public void The_suite_refutes_duals_that_were_not_unscaled() => RequireRefuted((program, answer) => answer.IsOptimal
        ? answer with { RowDuals = answer.RowDuals.Select(dual => 2 * dual).ToSequence() }
        : answer);

    [Fact]
    public void The_suite_refutes_a_point_beside_the_optimum() => RequireRefuted((program, answer) => answer.IsOptimal
        ? answer with { Primal = answer.Primal.Select(value => value * (1 - 1e-6)).ToSequence() }
        : answer);

    [Fact]
    public void The_suite_refutes_multipliers_and_rays_that_prove_nothing() => RequireRefuted((program, answer) => answer.Status switch
    {
        LinearProgramStatus.Infeasible => answer with { FarkasMultipliers = answer.FarkasMultipliers.Select(_ => 0.0).ToSequence() },
        LinearProgramStatus.Unbounded => answer with { Ray = answer.Ray.Select(entry => -entry).ToSequence() },
        _ => answer,
    });

    [Fact]
    public void A_point_far_away_does_not_widen_what_the_exact_audit_allows_the_value()
    {
        LinearProgramSolution answer = new TableauSimplex().Solve(Bounded);
        LinearProgramSolution claim = new()
        {
            Status = LinearProgramStatus.Optimal,
            Method = "bad",
            Basis = answer.Basis,
            Value = 12345,
            Primal = [1e25, 1e25],
        };
        LinearProgramAuditReport report = LinearProgramAudit.Check(Bounded, claim);
        Assert.Equal(AuditVerdict.Refuted, report.Verdict);
        Assert.Contains("claims the value 12345", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_given_and_false_is_refuted_beside_what_is_absent()
    {
        LinearProgramAuditOptions floating = new() { Mode = AuditMode.Floating };
        LinearProgramSolution right = new TableauSimplex().Solve(Bounded);
        LinearProgramSolution bare = new() { Status = LinearProgramStatus.Optimal, Method = "partial", Value = right.Value };
        LinearProgramSolution[] honest =
        [
            bare,
            bare with { Primal = right.Primal },
            bare with { RowDuals = right.RowDuals },
            bare with { Primal = right.Primal, RowDuals = right.RowDuals },
            bare with { ReducedCosts = right.ReducedCosts },
        ];
        LinearProgramSolution[] planted =
        [
            bare with { Primal = [100, 100] },
            bare with { RowDuals = right.RowDuals.Select(dual => -dual).ToSequence() },
            bare with { RowDuals = right.RowDuals.Select(dual => 2 * dual).ToSequence() },
            bare with { Primal = [0, 0], RowDuals = right.RowDuals },
            bare with { RowDuals = right.RowDuals, ReducedCosts = right.ReducedCosts.Select(cost => cost + 1).ToSequence() },
            bare with { RowDuals = [1] },
        ];
        Assert.All(honest, claim => Assert.Equal(AuditVerdict.Inconclusive, LinearProgramAudit.Check(Bounded, claim, floating).Verdict));
        Assert.All(planted, claim => Assert.Equal(AuditVerdict.Refuted, LinearProgramAudit.Check(Bounded, claim, floating).Verdict));
        LinearProgramSolution endless = new() { Status = LinearProgramStatus.Unbounded, Method = "partial", Ray = [1, 1] };
        Assert.Equal(AuditVerdict.Refuted, LinearProgramAudit.Check(Bounded, endless, floating).Verdict);
    }

    [Fact]
    public void No_false_status_passes_the_exact_audit_on_random_small_programs() =>
        Prop.ForAll(SmallProgram.Any, subject =>
        {
            LinearProgram program = subject.Program;
            LinearProgramSolution answer = new TableauSimplex().Solve(program);
            return Falsified(program, answer).All(claim => LinearProgramAudit.Check(program, claim).Verdict == AuditVerdict.Refuted);
        }).Check(Laws.Config.WithMaxTest(200));

    private static IEnumerable<LinearProgramSolution> Falsified(LinearProgram program, LinearProgramSolution answer)
    {
        Sequence<double> zeros = Sequence.Of(program.VariableCount, _ => 0.0);
        Sequence<double> ones = Sequence.Of(program.VariableCount, _ => 1.0);
        Sequence<double> rows = Sequence.Of(program.RowCount, _ => 1.0);
        LinearProgramSolution[] claims =
        [
            OptimumAtZero(program) with { Basis = answer.Basis },
            new() { Status = LinearProgramStatus.Infeasible, Method = "bad", Basis = answer.Basis, FarkasMultipliers = rows },
            new() { Status = LinearProgramStatus.Unbounded, Method = "bad", Basis = answer.Basis, Primal = zeros, Ray = ones },
        ];
        return claims.Where(claim => claim.Status != answer.Status);
    }

    private static LinearProgramSolution OptimumAtZero(LinearProgram program) => new()
    {
        Status = LinearProgramStatus.Optimal,
        Method = "bad",
        Value = 0,
        Primal = Sequence.Of(program.VariableCount, _ => 0.0),
        RowDuals = Sequence.Of(program.RowCount, _ => 0.0),
        ReducedCosts = Sequence.Of(program.VariableCount, variable => program.Costs[variable]),
    };

    private static void RequireRefuted(Func<LinearProgram, LinearProgramSolution, LinearProgramSolution> alter) =>
        RequireRefuted(new AlteredMethod(new TableauSimplex(), alter));

    // The fault alone is refuted: without it the same simplex passes, see TextbookSimplexTests.
    private static void RequireRefuted(TextbookFault fault) => RequireRefuted(new TextbookSimplex(fault));

    // Refuted by the suite as a whole: by the audits, exact and floating alike.
    private static void RequireRefuted(ILinearProgramMethod method)
    {
        Suite suite = new(method);
        RequireFailure(suite.Brings_evidence_for_the_known_programs_that_the_exact_audit_accepts);
        RequireFailure(suite.Brings_evidence_for_the_known_programs_that_the_floating_audit_accepts);
        RequireFailure(suite.Gives_random_programs_of_every_family_a_status_that_the_exact_audit_proves);
    }

    // An assertion of the suite, not a crash of the method.
    private static void RequireFailure(Action law)
    {
        Exception? failure = Record.Exception(law);
        Assert.True(
            failure is Xunit.Sdk.XunitException || failure?.Message.Contains("Xunit.Sdk.", StringComparison.Ordinal) == true || failure?.Message.StartsWith("Falsifiable", StringComparison.Ordinal) == true,
            $"{failure?.GetType()} {failure?.Message}");
    }

    private sealed class Suite(ILinearProgramMethod method) : LinearProgramMethodConformance
    {
        protected override ILinearProgramMethod Method => method;
    }
}
