using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>A run whose whole matrix is replaced at once.</summary>
public sealed class MatrixChangeTests
{
    private delegate void Replacement(RevisedSimplexRun run, ChangedMatrix matrix);

    public static TheoryData<int> Paths => RevisedSimplexRunTests.Paths;

    [Theory]
    [MemberData(nameof(Paths))]
    public void Replacing_the_matrix_is_as_changing_every_coefficient_for_itself(int maxDenseCells) =>
        Law(maxDenseCells, (run, matrix) => run.ChangeCoefficients(matrix.Starts, matrix.Rows, matrix.Coefficients)).Check(Laws.Config.WithMaxTest(100));

    // Slips of callers and of engines alike: numbers row by row, and places that stay when others are given.
    [Theory]
    [MemberData(nameof(Paths))]
    public void The_law_refutes_numbers_in_another_order_and_places_that_stay(int maxDenseCells)
    {
        Property rowByRow = Law(maxDenseCells, (run, matrix) => run.ChangeCoefficients(matrix.Starts, matrix.Rows, matrix.RowByRow()));
        Property staying = Law(maxDenseCells, (run, matrix) =>
        {
            LinearProgram present = run.Program;
            matrix = matrix.With(present);
            run.ChangeCoefficients(matrix.Starts, matrix.Rows, matrix.Coefficients);
        });
        Assert.ThrowsAny<Exception>(() => rowByRow.Check(Laws.Config.WithMaxTest(100)));
        Assert.ThrowsAny<Exception>(() => staying.Check(Laws.Config.WithMaxTest(100)));
    }

    // Numbers come and go at places that stay: what was there before must not.
    [Fact]
    public void Engines_see_zeros_and_places_that_went()
    {
        RevisedSimplexRun run = new RevisedSimplex().Begin(LinearProgram.FromDense(
            ObjectiveSense.Maximize, [1, 1], [1, 1, 1, 2], [double.NegativeInfinity, double.NegativeInfinity], [4, 6], [0, 0], [10, 10]));
        Assert.Equal((LinearProgramStatus.Optimal, 4), (run.Solve(), run.Value));
        run.ChangeCoefficients([0, 2, 4], [0, 1, 0, 1], [1, 0, 1, 2]);
        run.StartFromPresentBasis();
        Assert.Equal((LinearProgramStatus.Optimal, 4), (run.Solve(), run.Value));
        run.ChangeCoefficients([0, 2, 4], [0, 1, 0, 1], [0, 0, 0, 2]);
        run.StartFromPresentBasis();
        Assert.Equal((LinearProgramStatus.Optimal, 13), (run.Solve(), run.Value));
        Assert.Equal(1, run.Program.CoefficientCount);
        run.ChangeCoefficients([0, 0, 1], [0], [1]);
        run.StartFromPresentBasis();
        Assert.Equal((LinearProgramStatus.Optimal, 14), (run.Solve(), run.Value));
        run.ChangeCoefficients([0, 2, 4], [0, 1, 0, 1], [1, 1, 1, 2]);
        run.Fork().Solve();
        Assert.Equal((LinearProgramStatus.Optimal, 4), (run.Solve(), run.Value));
    }

    [Fact]
    public void Rows_and_variables_added_before_and_after_are_kept()
    {
        RevisedSimplexRun run = new RevisedSimplex().Begin(LinearProgram.FromDense(ObjectiveSense.Maximize, [1], [1], [double.NegativeInfinity], [3], [0], [9]));
        run.AddRow(double.NegativeInfinity, 8, [0], [7]);
        run.ChangeCoefficients([0, 2], [0, 1], [1, 4]);
        Assert.Equal((LinearProgramStatus.Optimal, 2), (run.Solve(), run.Value));
        run.AddVariable(0, 9, 1, [0, 1], [1, 1]);
        run.ChangeCoefficients([0, 1, 3], [1, 0, 1], [1, 1, 1]);
        Assert.Equal((LinearProgramStatus.Optimal, 8), (run.Solve(), run.Value));
        Assert.True(LinearProgramAudit.Check(run.Program, run.Answer()).Passed);
    }

    [Fact]
    public void Solving_again_after_a_new_matrix_allocates_nothing()
    {
        LinearProgram program = KnownPrograms.MatrixGame(10);
        RevisedSimplexRun run = new RevisedSimplex().Begin(program);
        double[] coefficients = [.. program.Coefficients];
        double sum = 0;
        void Round(int index)
        {
            coefficients[4 + (index % 6)] = 0.001 * (index % 11);
            run.ChangeCoefficients(program.ColumnStarts.Span, program.RowIndices.Span, coefficients);
            run.StartFromPresentBasis();
            run.Solve();
            sum += run.Value;
        }

        for (int index = 0; index < 100; index++)
        {
            Round(index);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < 100; index++)
        {
            Round(index);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(sum));
    }

    [Fact]
    public void A_matrix_that_no_program_can_have_is_rejected_and_changes_nothing()
    {
        LinearProgram program = KnownPrograms.MatrixGame(3);
        RevisedSimplexRun run = new RevisedSimplex().Begin(program);
        int[] starts = [.. program.ColumnStarts];
        int[] rows = [.. program.RowIndices];
        double[] coefficients = [.. program.Coefficients];
        double[] undefined = [.. coefficients];
        undefined[^1] = double.NaN;
        int[] falling = [.. starts];
        (falling[1], falling[2]) = (falling[2], falling[1]);
        int[] outside = [.. rows];
        outside[starts[1] - 1] = program.RowCount;
        Assert.Equal("coefficients", Assert.Throws<ArgumentOutOfRangeException>(() => run.ChangeCoefficients(starts, rows, undefined)).ParamName);
        Assert.Equal("coefficients", Assert.Throws<ArgumentException>(() => run.ChangeCoefficients(starts, rows, coefficients.AsSpan(1))).ParamName);
        Assert.Equal("columnStarts", Assert.Throws<ArgumentException>(() => run.ChangeCoefficients([], rows, coefficients)).ParamName);
        Assert.Equal("columnStarts", Assert.Throws<ArgumentException>(() => run.ChangeCoefficients(falling, rows, coefficients)).ParamName);
        Assert.Equal("rowIndices", Assert.Throws<ArgumentException>(() => run.ChangeCoefficients(starts, outside, coefficients)).ParamName);
        Assert.Same(program, run.Program);
    }

    // Doing nothing is cheapest again: the basis of row activities is taken, whatever basis was given.
    [Fact]
    public void Where_doing_nothing_is_optimal_a_start_from_any_basis_ends_at_once()
    {
        RevisedSimplexRun run = new RevisedSimplex().Begin(LinearProgram.FromDense(
            ObjectiveSense.Minimize, [1, 2], [1, 1, 3, 1], [4, 6], [double.PositiveInfinity, double.PositiveInfinity], [0, 0], [9, 9]));
        Assert.Equal((LinearProgramStatus.Optimal, 4), (run.Solve(), run.Value));
        run.ChangeRowBounds(0, -1, double.PositiveInfinity);
        run.ChangeRowBounds(1, 0, double.PositiveInfinity);
        run.StartFromPresentBasis();
        Assert.Equal((LinearProgramStatus.Optimal, 0, 0), (run.Solve(), run.Value, run.Pivots));
        Assert.Equal([BasisStatus.Basic, BasisStatus.Basic], run.Answer().Basis!.Rows);
        run.ChangeRowBounds(0, 2, double.PositiveInfinity);
        run.StartFromPresentBasis();
        Assert.Equal((LinearProgramStatus.Optimal, 2), (run.Solve(), run.Value));
    }

    private static Property Law(int maxDenseCells, Replacement replace) => Prop.ForAll(RandomProgram.Any, RandomProgram.Any, (subject, changes) =>
    {
        RevisedSimplex method = new() { MaxDenseCells = maxDenseCells };
        (RevisedSimplexRun atOnce, RevisedSimplexRun single) = (method.Begin(subject.Program), method.Begin(subject.Program));
        atOnce.Solve();
        single.Solve();
        for (int round = 0; round < 5; round++)
        {
            ChangedMatrix matrix = ChangedMatrix.Random(subject.Program, changes.Code.Span[(round * 20)..]);
            replace(atOnce, matrix);
            matrix.ChangeSingly(single);
            if (round % 2 == 0)
            {
                atOnce.StartFromPresentBasis();
                single.StartFromPresentBasis();
            }

            bool isAlike = atOnce.Solve() == single.Solve() && atOnce.Program == single.Program && LinearProgramAudit.Check(single.Program, atOnce.Answer()).Passed;
            if (!isAlike)
            {
                return false.Label($"round {round}");
            }
        }

        return true.ToProperty();
    });
}
