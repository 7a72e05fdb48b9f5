using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed partial class LinearProgramBatchTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void Answers_are_those_of_the_single_solves_bit_for_bit_for_any_number_of_threads()
    {
        LinearProgramBatch batch = Games(300, 5);
        LinearProgramBatchSolution one = batch.Solve();
        Assert.Equal(one, batch.Solve(threads: 3));
        RevisedSimplex method = new();
        for (int index = 0; index < batch.Shape.ProgramCount; index++)
        {
            LinearProgramSolution single = method.Solve(batch.Program(index)) with { Elapsed = default };
            Assert.Equal(single, one.Answer(index));
            Assert.Equal(BitConverter.DoubleToInt64Bits(single.Value), BitConverter.DoubleToInt64Bits(one.Value(index)));
        }
    }

    [Fact]
    public void Reaches_the_value_of_the_published_game()
    {
        LinearProgramBatch batch = Games(7, 10);
        LinearProgramBatchSolution solution = batch.Solve();
        Assert.True(solution.AreAllOptimal);
        Assert.Equal(0.501670681, solution.Value(6), 9);
    }

    [Fact]
    public void Every_status_comes_with_evidence_that_the_audit_accepts()
    {
        // minimize c·x with x ≥ 0 and lower ≤ x ≤ upper as a row: optimal, infeasible, unbounded, crossing.
        LinearProgramBatch batch = new(
            ObjectiveSense.Minimize,
            new(4, 1, 1),
            costs: [1, 1, -1, 1],
            matrices: [1, 1, 1, 1],
            rowLower: [2, 2, 2, 3],
            rowUpper: [Infinity, 2, Infinity, 2],
            lower: [0, 0, 0, 0],
            upper: [Infinity, 1, Infinity, 1]);
        LinearProgramBatchSolution solution = batch.Solve();
        Assert.Equal(
            [LinearProgramStatus.Optimal, LinearProgramStatus.Infeasible, LinearProgramStatus.Unbounded, LinearProgramStatus.Infeasible],
            solution.Statuses);
        for (int index = 0; index < 4; index++)
        {
            LinearProgramAuditReport report = LinearProgramAudit.Check(batch.Program(index), solution.Answer(index));
            Assert.True(report is { Passed: true, Repaired: false }, report.Reason);
        }

        Assert.Equal(2, solution.Primal(0)[0]);
        Assert.Equal(1, solution.RowDuals(0)[0]);
        Assert.Equal(0, solution.ReducedCosts(0)[0]);
        Assert.Throws<InvalidOperationException>(() => solution.Value(1));
        Assert.Throws<InvalidOperationException>(() => solution.Primal(3).Length);
    }

    [Fact]
    public void Cancellation_leaves_programs_without_a_claim()
    {
        LinearProgramBatchSolution solution = Games(3, 5).Solve(1, new CancellationToken(canceled: true));
        Assert.All(solution.Statuses, status => Assert.Equal(LinearProgramStatus.Cancelled, status));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_program_that_was_not_begun_has_the_first_basis(int threads)
    {
        LinearProgramBatch batch = Games(200, 5);
        LinearProgramBatchSolution solution = batch.Solve(threads, new CancellationToken(canceled: true));
        LinearProgramSolution single = new RevisedSimplex().Solve(batch.Program(199), new CancellationToken(canceled: true));
        Assert.Equal(single with { Elapsed = default }, solution.Answer(199));
    }

    // Every program's cells would be copied, scaled and laid out before: seconds, where nothing is to be solved.
    [Fact]
    public void A_cancelled_batch_loads_no_program()
    {
        LaneEngine engine = new(6, 6);
        LinearProgramBatch batch = Games(8, 5);
        BatchAnswers answers = new(batch.Shape, batch.Sense);
        engine.Solve(batch.Packed(), 0, 8, answers, new(long.MaxValue, Timeout.InfiniteTimeSpan, null, new CancellationToken(canceled: true)));
        Assert.Equal(0, engine.Loaded);
        engine.Solve(batch.Packed(), 0, 8, answers, default);
        Assert.Equal(8, engine.Loaded);
    }

    [Theory]
    [InlineData(0, 30_000_000)]
    [InlineData(30_000_000, 0)]
    [InlineData(1, 1_000_000)]
    public void A_shape_of_few_cells_and_many_vectors_takes_no_memory_of_lanes(int rows, int columns) =>
        Assert.False(LaneEngine.Fits(rows, columns));

    [Fact]
    public void An_empty_batch_of_a_huge_shape_is_solved_at_once()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        LinearProgramBatchSolution solution = new LinearProgramBatch(ObjectiveSense.Minimize, new(0, 0, 30_000_000), [], [], [], [], [], []).Solve();
        Assert.Empty(solution.Statuses);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Rejects_arrays_that_do_not_fit_the_shape_and_numbers_that_are_none()
    {
        Assert.Throws<ArgumentException>(() => One([1, 2], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => One([double.NaN], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => One([1], -Infinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearProgramBatchShape(-1, 0, 0));
        LinearProgramBatch batch = One([1], 1);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => batch.Program(1));
        Assert.Throws<ArgumentOutOfRangeException>("program", () => batch.Solve().Primal(-1).Length);
        Assert.Throws<ArgumentOutOfRangeException>("program", () => batch.Solve().Value(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Solve(threads: 0));
    }

    [Fact]
    public void Programs_written_in_place_are_those_of_packed_arrays()
    {
        LinearProgramBatch packed = Games(20, 4);
        LinearProgramBatch written = LinearProgramBatch.Create(packed.Sense, packed.Shape, (index, program) =>
        {
            LinearProgram member = packed.Program(index);
            member.Costs.Span.CopyTo(program.Costs);
            member.RowLower.Span.CopyTo(program.RowLower);
            member.RowUpper.Span.CopyTo(program.RowUpper);
            member.VariableLower.Span.CopyTo(program.Lower);
            member.VariableUpper.Span.CopyTo(program.Upper);
            for (int variable = 0; variable < member.VariableCount; variable++)
            {
                for (int entry = 0; entry < member.ColumnRows(variable).Length; entry++)
                {
                    program.Coefficients[(member.ColumnRows(variable)[entry] * member.VariableCount) + variable] = member.ColumnCoefficients(variable)[entry];
                }
            }
        });
        Assert.Equal(packed, written);
    }

    [Fact]
    public void A_program_begins_free_of_costs_and_rows_and_is_refused_with_its_index()
    {
        LinearProgramBatch untouched = LinearProgramBatch.Create(ObjectiveSense.Minimize, new(2, 1, 2), (_, _) => { });
        Assert.Equal(
            LinearProgram.FromDense(ObjectiveSense.Minimize, [0, 0], [0, 0], [-Infinity], [Infinity], [0, 0], [Infinity, Infinity]), untouched.Program(1));
        ArgumentException error = Assert.Throws<ArgumentException>("write", () => LinearProgramBatch.Create(
            ObjectiveSense.Minimize, new(3, 1, 2), (index, program) => program.Costs[1] = index == 2 ? double.NaN : 0));
        Assert.StartsWith("Program 2 was written with a number that it cannot have.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => LinearProgramBatch.Create(ObjectiveSense.Minimize, new(1, 1, 1), null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearProgramBatch.Create((ObjectiveSense)7, new(1, 1, 1), (_, _) => { }));
    }

    private static LinearProgramBatch One(double[] matrix, double upper) =>
        new(ObjectiveSense.Minimize, new(1, 1, 1), [1], matrix, [0], [1], [0], [upper]);

    // Matrix games in value form, seeds 1, 2, …: column player's rows of payoffs in thousandths.
    private static LinearProgramBatch Games(int programs, int size)
    {
        int width = size + 1;
        double[] matrices = new double[programs * width * width];
        for (int program = 0; program < programs; program++)
        {
            Span<double> matrix = matrices.AsSpan(program * width * width, width * width);
            matrix[..size].Fill(1);
            ulong state = (ulong)program + 1;
            for (int place = 0; place < size * size; place++)
            {
                state = unchecked((state * 6364136223846793005) + 1442695040888963407);
                matrix[((1 + (place % size)) * width) + (place / size)] = (state >> 33) % 1000 / 1000.0;
            }

            for (int row = 1; row < width; row++)
            {
                matrix[(row * width) + size] = -1;
            }
        }

        double[] costs = Repeated(programs, width, column => column == size ? 1 : 0);
        double[] rowUpper = Repeated(programs, width, row => row == 0 ? 1 : Infinity);
        double[] lower = Repeated(programs, width, column => column == size ? -Infinity : 0);
        return new(
            ObjectiveSense.Maximize,
            new(programs, width, width),
            costs,
            matrices,
            Repeated(programs, width, row => row == 0 ? 1 : 0),
            rowUpper,
            lower,
            Repeated(programs, width, _ => Infinity));
    }

    private static double[] Repeated(int programs, int width, Func<int, double> entry) =>
        [.. Enumerable.Range(0, programs * width).Select(place => entry(place % width))];
}
