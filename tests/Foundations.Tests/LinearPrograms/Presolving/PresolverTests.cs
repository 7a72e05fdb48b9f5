using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Presolving;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Presolving;

public sealed class PresolverTests
{
    [Fact]
    public void The_restored_basis_of_a_reducible_program_is_exactly_optimal() =>
        Prop.ForAll(PresolvableProgram.Any, subject => Law(subject.Program)).Check(Laws.Config.WithMaxTest(1000));

    [LongFact]
    public void The_restored_basis_of_many_reducible_programs_is_exactly_optimal() =>
        Prop.ForAll(PresolvableProgram.Any, subject => Law(subject.Program)).Check(Laws.Config.WithMaxTest(40_000));

    [Fact]
    public void Any_set_of_rules_restores_an_exactly_optimal_basis() =>
        Prop.ForAll(PresolvableProgram.Any, subject => Law(subject.Program, RuleSubset.Of(subject.Code[^1]))).Check(Laws.Config.WithMaxTest(1000));

    [LongFact]
    public void Any_set_of_rules_restores_an_exactly_optimal_basis_of_many_programs() =>
        Prop.ForAll(PresolvableProgram.Any, subject => Law(subject.Program, RuleSubset.Of(subject.Code[^1]))).Check(Laws.Config.WithMaxTest(40_000));

    [Fact]
    public void The_restored_basis_of_a_small_program_is_exactly_optimal() =>
        Prop.ForAll(SmallProgram.Any, subject => Law(subject.Program)).Check(Laws.Config.WithMaxTest(1000));

    [Fact]
    public void Known_programs_keep_their_optimum_and_a_status_is_never_made_up()
    {
        foreach (KnownProgram known in KnownPrograms.All)
        {
            PresolvedSolve solve = new(known.Program);
            Assert.True(known.Status == LinearProgramStatus.Optimal == solve.Answer is not null, $"{known.Name}: {solve}");
            if (solve.Answer is { } answer)
            {
                LinearProgramAuditReport report = LinearProgramAudit.Check(known.Program, answer);
                Assert.True(report is { Passed: true, Exact: true } && (known.Value is null || report.ExactValue == known.Value), $"{known.Name}: {report.Reason}");
            }
        }
    }

    [Fact]
    public void Reduces_the_same_way_twice()
    {
        foreach (PresolvableProgram subject in Laws.Sample(PresolvableProgram.Any.Generator, 50, 50))
        {
            SimplexModel model = SimplexModel.From(subject.Program);
            Assert.Equal(Presolver.Run(model).Report, Presolver.Run(model).Report);

            // Arrays are rented, and longer than what they hold.
            (SimplexModel one, SimplexModel other) = (Presolver.Run(model).Model, Presolver.Run(model).Model);
            Assert.Equal(one.Starts, other.Starts);
            Assert.Equal(one.RowIndices[..one.CoefficientCount], other.RowIndices[..other.CoefficientCount]);
            Assert.Equal(one.Coefficients[..one.CoefficientCount], other.Coefficients[..other.CoefficientCount]);
        }
    }

    [Fact]
    public void The_generator_reaches_every_kind_and_leaves_something_to_solve()
    {
        PresolvedSolve[] solves = [.. Laws.Sample(PresolvableProgram.Any.Generator, 50, 400).Select(subject => new PresolvedSolve(subject.Program))];
        Assert.All(Enum.GetValues<ReductionKind>(), kind => Assert.True(solves.Sum(solve => solve.Result.Report.Times(kind)) >= 3, $"{kind}"));
        Assert.True(solves.Count(solve => solve.Answer is not null) > 200);
        Assert.True(solves.Count(solve => solve.Answer is not null && solve.Reduced.RowCount > 0) > 20);
    }

    // An optimum exists for both or for neither; restored, it is exact without a pivot, and its basis is as large as it must be.
    private static Property Law(LinearProgram program) => Law(program, PresolveRules.All);

    private static Property Law(LinearProgram program, PresolveRules rules)
    {
        LinearProgramSolution truth = new TableauSimplex().Solve(program);
        PresolvedSolve solve = new(program, rules);
        if (solve.Answer is not { } answer)
        {
            return (!truth.IsOptimal).Label($"{solve.Result.Verdict}, but {truth.Explain()}");
        }

        int basics = answer.Basis!.Variables.Concat(answer.Basis.Rows).Count(status => status == BasisStatus.Basic);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
        return truth.IsOptimal.Label(truth.Explain())
            .And((basics == program.RowCount).Label($"{basics} basic members for {program.RowCount} rows"))
            .And(report.Passed.Label(report.Reason))
            .And((!report.Repaired).Label($"repaired: {report.Reason}"));
    }
}
