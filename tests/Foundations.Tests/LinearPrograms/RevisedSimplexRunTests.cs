using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class RevisedSimplexRunTests
{
    private const double Infinity = double.PositiveInfinity;

    // Largest dense tableau: the dense path, the sparse one, and the sparse one that looks at given bases of programs with up to twice so many cells.
    public static TheoryData<int> Paths => [65_536, 0, 16];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Solving_again_after_random_changes_agrees_with_a_cold_start_and_passes_the_audit(int maxDenseCells)
    {
        RevisedSimplex method = new() { MaxDenseCells = maxDenseCells };
        Prop.ForAll(RandomProgram.Any, RandomProgram.Any, (subject, changes) =>
        {
            RevisedSimplexRun run = method.Begin(subject.Program);
            run.Solve();
            return changes.Code.Take(8).All(change =>
            {
                Change(run, change);
                return IsSolvedAsFromNothing(run, method);
            });
        }).Check(Laws.Config.WithMaxTest(60));
    }

    // Before a tableau is built for a given basis it is asked whether it is optimal: after changes of coefficients as well, and from the basis of another program.
    [Theory]
    [MemberData(nameof(Paths))]
    public void Starting_from_any_basis_agrees_with_a_cold_start_and_passes_the_audit(int maxDenseCells)
    {
        RevisedSimplex method = new() { MaxDenseCells = maxDenseCells };
        Prop.ForAll(RandomProgram.Any, RandomProgram.Any, (subject, changes) =>
        {
            RevisedSimplexRun run = method.Begin(subject.Program);
            run.Solve();
            LinearProgramBasis basis = run.Answer().Basis!;
            return changes.Code.Take(6).All(change =>
            {
                Change(run, change);
                if (run.VariableCount > 0 && run.RowCount > 0)
                {
                    run.ChangeCoefficient(change % run.RowCount, change / 3 % run.VariableCount, (change % 7) - 3);
                }

                BasisStatus[] variables = [.. Enumerable.Range(0, run.VariableCount).Select(variable => variable < basis.Variables.Count ? basis.Variables[variable] : BasisStatus.AtLower)];
                BasisStatus[] rows = [.. Enumerable.Range(0, run.RowCount).Select(row => row < basis.Rows.Count ? basis.Rows[row] : BasisStatus.Basic)];
                run.StartFrom(new([.. variables], [.. rows]));
                return IsSolvedAsFromNothing(run, method);
            });
        }).Check(Laws.Config.WithMaxTest(60));
    }

    // Where a solve in place would go on from the tableau, whose rounding tells of the solves before.
    [Theory]
    [MemberData(nameof(Paths))]
    public void The_present_basis_is_a_start_like_any_other_and_forks_go_on_with_equal_bits(int maxDenseCells)
    {
        RevisedSimplex method = new() { MaxDenseCells = maxDenseCells };
        Prop.ForAll(RandomProgram.Any, RandomProgram.Any, (subject, changes) =>
        {
            RevisedSimplexRun run = method.Begin(subject.Program);
            RevisedSimplexRun given = method.Begin(subject.Program);
            run.Solve();
            given.Solve();
            foreach (int change in changes.Code.Take(6))
            {
                RevisedSimplexRun fork = run.Fork();
                LinearProgramBasis basis = given.Answer().Basis!;
                Array.ForEach([run, given, fork], one => Change(one, change));
                run.StartFromPresentBasis();
                fork.StartFromPresentBasis();
                bool isGrown = basis.Variables.Count < given.VariableCount || basis.Rows.Count < given.RowCount;
                if (isGrown)
                {
                    given.StartFromPresentBasis();
                }
                else
                {
                    given.StartFrom(basis);
                }

                Array.ForEach([run, given, fork], one => one.Solve());
                LinearProgramSolution answer = run.Answer() with { Elapsed = default };
                if (answer != given.Answer() with { Elapsed = default } || answer != fork.Answer() with { Elapsed = default })
                {
                    return false.Label($"after {change}");
                }
            }

            return true.ToProperty();
        }).Check(Laws.Config.WithMaxTest(60));
    }

    [Fact]
    public void Starting_from_a_basis_after_changed_coefficients_allocates_nothing()
    {
        RevisedSimplexRun run = new RevisedSimplex().Begin(KnownPrograms.MatrixGame(10));
        run.Solve();
        LinearProgramBasis basis = run.Answer().Basis!;
        double sum = 0;
        void Round(int index)
        {
            run.ChangeCoefficient(1 + (index % 10), index % 9, 0.3 + (0.001 * (index % 11)));
            run.StartFrom(basis);
            run.Solve();
            run.ChangeCoefficient(1 + (index % 10), index % 9, 0.2);
            run.StartFromPresentBasis();
            run.Solve();
            sum += run.Value;
        }

        for (int index = 0; index < 40; index++)
        {
            Round(index);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < 40; index++)
        {
            Round(index);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(sum));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Solving_again_after_changes_in_place_allocates_nothing(int maxDenseCells)
    {
        RevisedSimplexRun run = new RevisedSimplex { MaxDenseCells = maxDenseCells }.Begin(KnownPrograms.MatrixGame(10));
        double checksum = 0;
        void Round(int index)
        {
            run.ChangeCost(index % 10, 0.001 * (index % 7));
            run.Solve();
            run.ChangeRowBounds(1 + (index % 10), -0.01 * (index % 5), Infinity);
            run.ChangeVariableBounds(index % 10, 0, 0.5 + (0.01 * (index % 3)));
            run.Solve();
            checksum += run.Value + run.Primal[0] + run.RowDuals[0] + run.ReducedCosts[0] + run.Pivots;
        }

        for (int index = 0; index < 40; index++)
        {
            Round(index);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < 40; index++)
        {
            Round(index);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(checksum));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Grows_by_rows_and_variables(int maxDenseCells)
    {
        // maximize x + y on the unit square, then below a line, then with a third variable that fills up the line at twice the price.
        RevisedSimplexRun run = new RevisedSimplex { MaxDenseCells = maxDenseCells }.Begin(
            LinearProgram.FromDense(ObjectiveSense.Maximize, [1, 1], [], [], [], [0, 0], [1, 1]));
        Assert.Equal((LinearProgramStatus.Optimal, 2.0), (run.Solve(), run.Value));
        Assert.Equal(0, run.AddRow(-Infinity, 1.5, [0, 1], [1, 1]));
        Assert.Equal((LinearProgramStatus.Optimal, 1.5), (run.Solve(), run.Value));
        Assert.Equal(2, run.AddVariable(0, 1, 2, [0], [1]));
        Assert.Equal((LinearProgramStatus.Optimal, 2.5), (run.Solve(), run.Value));
        Assert.Equal(1, run.AddRow(-Infinity, 0.25, [2], [1]));
        Assert.Equal(2, run.AddRow(0.5, Infinity, [0, 2], [1, 0]));
        Assert.Equal((LinearProgramStatus.Optimal, 1.75), (run.Solve(), run.Value));
        Assert.Equal((3, 3, 4), (run.RowCount, run.VariableCount, run.Program.CoefficientCount - 1));
        run.ChangeCoefficient(2, 0, 0);
        run.ChangeCoefficient(2, 1, 1);
        Assert.Equal(LinearProgramStatus.Optimal, run.Solve());
        Assert.True(LinearProgramAudit.Check(run.Program, run.Answer()).Passed);
    }

    [Fact]
    public void A_run_that_outgrows_the_dense_path_goes_on_with_the_sparse_one()
    {
        LinearProgram program = KnownPrograms.MatrixGame(5);
        RevisedSimplexRun run = new RevisedSimplex { MaxDenseCells = 36 }.Begin(program);
        run.Solve();
        double value = run.Value;
        run.AddRow(-Infinity, 0.9, [0], [1]);
        Assert.Equal(LinearProgramStatus.Optimal, run.Solve());
        Assert.True(run.Value <= value);
        Assert.True(LinearProgramAudit.Check(run.Program, run.Answer()).Passed);
    }

    [Fact]
    public void Changes_leave_the_program_given_as_it_was()
    {
        LinearProgram program = KnownPrograms.MatrixGame(5);
        LinearProgram copy = KnownPrograms.MatrixGame(5);
        RevisedSimplexRun run = new RevisedSimplex().Begin(program);
        Assert.Same(program, run.Program);
        run.ChangeCost(0, 5);
        run.ChangeRowBounds(0, 2, 3);
        run.ChangeVariableBounds(1, -1, 1);
        run.ChangeCoefficient(0, 0, 7);
        run.Solve();
        Assert.Equal(copy, program);
        Assert.NotEqual(program, run.Program);
        Assert.Equal(program.ExactCoefficient(3), run.Program.ExactCoefficient(3));
        Assert.Equal("value", run.Program.VariableName(5));
    }

    [Fact]
    public void A_coefficient_that_is_0_only_as_a_double_stays_in_the_changed_program()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int row = builder.AddRow(0, 1);
        builder.SetCoefficient(row, builder.AddVariable(0, 1, 1), Rational.Parse("1e-400"));
        builder.SetCoefficient(row, builder.AddVariable(0, 1, 1), Rational.Parse("-1e-400"));
        LinearProgram program = builder.Build();
        RevisedSimplexRun run = new RevisedSimplex().Begin(program);
        run.ChangeCost(0, 2);
        Assert.Equal(2, run.Program.CoefficientCount);
        Assert.Equal(Rational.Parse("1e-400"), run.Program.ExactCoefficient(0));
        run.ChangeCoefficient(row, 1, 3);
        Assert.Equal([0, 3], run.Program.Coefficients);
        Assert.Equal(Rational.Parse("1e-400"), run.Program.ExactCoefficient(0));
        run.ChangeCost(0, 1);
        run.ChangeCoefficient(row, 1, 0);
        Assert.Equal(program, run.Program);
    }

    [Fact]
    public void A_fork_goes_its_own_way()
    {
        RevisedSimplexRun run = new RevisedSimplex().Begin(KnownPrograms.MatrixGame(10));
        run.Solve();
        double value = run.Value;
        RevisedSimplexRun fork = run.Fork();
        fork.ChangeCost(0, 1);
        Assert.Equal(LinearProgramStatus.Optimal, fork.Solve());
        Assert.NotEqual(value, fork.Value);
        Assert.Equal(value, run.Value);
        run.Solve();
        Assert.Equal(0, run.Pivots);
        Assert.Equal(value, run.Value, 1e-14);
        RevisedSimplexRun again = run.Fork();
        again.Solve();
        Assert.Equal(0, again.Pivots);
        Assert.Equal(value, again.Value, 1e-14);
    }

    [Fact]
    public void Results_can_be_read_between_a_solve_and_the_next_change_only()
    {
        RevisedSimplexRun run = new RevisedSimplex().Begin(KnownPrograms.MatrixGame(5));
        Assert.Throws<InvalidOperationException>(() => run.Value);
        run.Solve();
        Assert.Equal(run.Value, run.Answer().Value);
        run.ChangeCost(0, 1);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => run.Status);
        Assert.Contains("Solve", error.Message, StringComparison.Ordinal);
        run.ChangeRowBounds(0, 3, 2);
        Assert.Equal(LinearProgramStatus.Infeasible, run.Solve());
        Assert.Throws<InvalidOperationException>(() => run.Value);
        Assert.Throws<InvalidOperationException>(() => run.Primal.Length);
    }

    [Fact]
    public void Cancelled_runs_can_go_on()
    {
        RevisedSimplexRun run = new RevisedSimplex().Begin(KnownPrograms.MatrixGame(5));
        Assert.Equal(LinearProgramStatus.Cancelled, run.Solve(new CancellationToken(canceled: true)));
        Assert.Equal(LinearProgramStatus.Optimal, run.Solve());
    }

    [Fact]
    public void Changes_reject_what_a_program_cannot_be()
    {
        RevisedSimplexRun run = new RevisedSimplex().Begin(KnownPrograms.MatrixGame(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.ChangeCost(6, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.ChangeCost(0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.ChangeVariableBounds(0, Infinity, Infinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.ChangeRowBounds(0, 0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.ChangeRowBounds(-1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.ChangeCoefficient(0, 0, Infinity));
        Assert.Throws<ArgumentException>(() => run.AddRow(0, 1, [0, 0], [1, 1]));
        Assert.Throws<ArgumentException>(() => run.AddRow(0, 1, [0, 1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.AddVariable(0, 1, 0, [9], [1]));
        Assert.Throws<ArgumentException>(() => run.StartFrom(new([], [])));
        Assert.Throws<ArgumentNullException>(() => run.StartFrom(null!));
    }

    // One of a few changes, read off a number.
    private static bool IsSolvedAsFromNothing(RevisedSimplexRun run, RevisedSimplex method)
    {
        LinearProgramStatus status = run.Solve();
        LinearProgram present = run.Program;
        return LinearProgramAudit.Check(present, run.Answer()).Passed && status == method.Solve(present).Status;
    }

    private static void Change(RevisedSimplexRun run, int code)
    {
        int kind = code % 5;
        int rest = code / 5;
        double number = (rest / 7 % 11) - 5;
        if (kind == 3 || (kind == 0 && run.VariableCount == 0) || (kind == 1 && run.RowCount == 0))
        {
            run.AddVariable(0, rest % 2 == 0 ? 3 : Infinity, number, run.RowCount > 0 ? [rest % run.RowCount] : [], run.RowCount > 0 ? [2] : []);
        }
        else if (kind == 0)
        {
            run.ChangeCost(rest % run.VariableCount, number);
        }
        else if (kind == 1)
        {
            run.ChangeRowBounds(rest % run.RowCount, number, rest % 3 == 0 ? number : Infinity);
        }
        else if (kind == 2 && run.VariableCount > 0)
        {
            run.ChangeVariableBounds(rest % run.VariableCount, rest % 4 == 0 ? -Infinity : number, rest % 3 == 0 ? Infinity : number + 2);
        }
        else
        {
            run.AddRow(-Infinity, number, run.VariableCount > 0 ? [rest % run.VariableCount] : [], run.VariableCount > 0 ? [1] : []);
        }
    }
}
