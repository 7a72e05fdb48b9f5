using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Presolving;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Presolving;

/// <summary>Known-bad reductions that the laws of presolve must refute.</summary>
public sealed class PlantedReductionTests
{
    private static readonly LinearProgram[] Sample =
        [.. Laws.Sample(PresolvableProgram.Any.Generator, 50, 400).Select(subject => subject.Program)];

    [Fact]
    public void Refutes_a_doubleton_equation_whose_price_is_not_restored() => RequireRefuted(
        ReductionKind.DoubletonEquation, new() { Rows = [DoubletonEquation.TryApply] }, (solution, rowDuals, _, _) => rowDuals.CopyTo(solution.RowDuals, 0));

    [Fact]
    public void Refutes_a_forcing_row_that_leaves_columns_at_the_wrong_bound() => RequireRefuted(
        ReductionKind.ForcingRow, new() { Rows = [ForcingRow.TryApply] }, (solution, _, columns, _) =>
        {
            for (int column = 0; column < columns.Length; column++)
            {
                solution.Columns[column] = (columns[column] == solution.Columns[column], solution.Columns[column]) switch
                {
                    (false, BasisStatus.AtUpper) => BasisStatus.AtLower,
                    (false, BasisStatus.AtLower) => BasisStatus.AtUpper,
                    (_, BasisStatus status) => status,
                };
            }
        });

    [Fact]
    public void Refutes_a_forcing_row_that_never_binds() => RequireRefuted(
        ReductionKind.ForcingRow, new() { Rows = [ForcingRow.TryApply] }, (solution, _, _, rows) => MakeBasic(solution.Rows, rows));

    [Fact]
    public void Refutes_a_singleton_row_that_never_binds() => RequireRefuted(
        ReductionKind.SingletonRow, new() { Rows = [SingletonRow.TryApply] }, (solution, _, _, rows) => MakeBasic(solution.Rows, rows));

    [Fact]
    public void Refutes_a_slack_whose_row_keeps_the_price_it_had_without() => RequireRefuted(
        ReductionKind.SlackColumn, new() { Rows = [SlackColumn.TryApply] }, (solution, rowDuals, _, _) => rowDuals.CopyTo(solution.RowDuals, 0));

    [Fact]
    public void Refutes_a_multiple_of_a_row_that_does_not_take_the_price_over() => RequireRefuted(
        ReductionKind.DuplicateRow, new() { Sweeps = [DuplicateRow.Sweep] }, (solution, rowDuals, _, rows) =>
        {
            rowDuals.CopyTo(solution.RowDuals, 0);
            MakeBasic(solution.Rows, rows);
        });

    [Fact]
    public void Refutes_a_multiple_of_a_column_that_is_basic_beside_it() => RequireRefuted(
        ReductionKind.DuplicateColumn, new() { Sweeps = [DuplicateColumn.Sweep] }, (solution, _, columns, _) => MakeBasic(solution.Columns, columns));

    [Fact]
    public void Refutes_a_rule_that_takes_a_cost_for_domination() => RequireRefuted(new()
    {
        Columns = [(program, column) => program.Cost[column] > 0 && DominatedColumn.TryFix(program, column, isAtLower: true, isStrict: true)],
    });

    // What was written is made basic: one basic member too many, or a member where it does not belong.
    private static void MakeBasic(BasisStatus[] now, BasisStatus[] before)
    {
        for (int index = 0; index < now.Length; index++)
        {
            now[index] = now[index] != before[index] ? BasisStatus.Basic : now[index];
        }
    }

    private static void RequireRefuted(ReductionKind kind, PresolveRules rules, AlteredReduction.Falsify falsify)
    {
        Assert.All(Sample, program => Assert.False(IsRefuted(program, new(program, rules))));
        Assert.True(Sample.Count(program => IsRefuted(program, new(program, rules, Planted))) >= 5);

        IReadOnlyList<Reduction> Planted(IReadOnlyList<Reduction> reductions) =>
            [.. reductions.Select(reduction => reduction.Kind == kind ? new AlteredReduction(reduction, falsify) : reduction)];
    }

    private static void RequireRefuted(PresolveRules rules) =>
        Assert.True(Sample.Count(program => IsRefuted(program, new(program, rules))) >= 5);

    private static bool IsRefuted(LinearProgram program, PresolvedSolve solve)
    {
        if (solve.Answer is not { } answer)
        {
            return new TableauSimplex().Solve(program).IsOptimal;
        }

        int basics = answer.Basis!.Variables.Concat(answer.Basis.Rows).Count(status => status == BasisStatus.Basic);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
        return basics != program.RowCount || !report.Passed || report.Repaired;
    }
}
