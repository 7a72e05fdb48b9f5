using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Tests.LinearPrograms.Dense;
using Mechanisms.Workloads;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class LinearProgramFamilyTests
{
    private const int Size = 10;

    [Fact]
    public void Answers_are_those_of_the_batch_bit_for_bit_for_any_number_of_threads() =>
        Prop.ForAll(ProgramPack.Any, pack => Agrees(pack, index => index)).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void The_law_of_the_batch_refutes_a_family_that_writes_the_neighbor()
    {
        Exception? error = Record.Exception(() => Prop.ForAll(ProgramPack.Any, pack => Agrees(pack, index => (index + 1) % pack.Members.Count))
            .Check(Laws.Config.WithMaxTest(200)));
        Assert.StartsWith("Falsifiable", error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Portions_of_several_threads_meet_every_game_once()
    {
        MatrixGame[] games = Games(333);
        int[] written = new int[games.Length];
        LinearProgramBatch batch = MatrixGame.Batch(games);
        LinearProgramFamily family = new(batch.Sense, batch.Shape, (index, program) =>
        {
            Interlocked.Increment(ref written[index]);
            Copy(batch.Program(index), program);
        });
        Assert.Equal(batch.Solve(), family.Solve(threads: 3));
        Assert.All(written, times => Assert.Equal(1, times));
    }

    [Fact]
    public void Packs_to_the_batch_and_shows_its_members()
    {
        LinearProgramFamily family = MatrixGame.Family(Games(5));
        LinearProgramBatch batch = family.Pack();
        Assert.Equal(batch.Program(4), family.Program(4));
        Assert.True(LinearProgramAudit.Check(family.Program(4), family.Solve().Answer(4)).Passed);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => family.Program(5));
    }

    [Fact]
    public void Memory_that_grows_with_the_programs_is_that_of_the_answers()
    {
        MatrixGame[] games = Games(4000);
        LinearProgramFamily family = MatrixGame.Family(games);
        _ = family.Solve();
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = family.Solve();

        // Of each: point, prices and reduced costs, 22 bytes of a basis, value, status and pivots.
        const int Answer = (33 * sizeof(double)) + 22 + 16;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (games.Length * Answer) + (1 << 17));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_cancelled_family_writes_no_program_and_claims_nothing(int threads)
    {
        int written = 0;
        LinearProgramFamily family = new(ObjectiveSense.Minimize, new(200, 1, 2), (_, _) => Interlocked.Increment(ref written));
        LinearProgramBatchSolution solution = family.Solve(threads, new CancellationToken(canceled: true));
        Assert.All(solution.Statuses, status => Assert.Equal(LinearProgramStatus.Cancelled, status));
        Assert.Null(solution.Answer(199).Basis);
        Assert.Equal(0, written);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_number_that_a_program_cannot_have_is_refused_with_its_index(int threads)
    {
        LinearProgramFamily family = new(
            ObjectiveSense.Minimize, new(200, 1, 2), (index, program) => program.Lower[1] = index == 150 ? double.PositiveInfinity : 0);
        ArgumentException error = Assert.Throws<ArgumentException>("write", () => family.Solve(threads));
        Assert.StartsWith("Program 150 was written with a number that it cannot have.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_without_programs_or_variables_is_solved()
    {
        Assert.Empty(new LinearProgramFamily(ObjectiveSense.Minimize, new(0, 3, 3), (_, _) => { }).Solve().Statuses);
        LinearProgramBatchSolution solution = new LinearProgramFamily(ObjectiveSense.Minimize, new(3, 0, 0), (_, _) => { }).Solve();
        Assert.True(solution.AreAllOptimal);
        Assert.NotNull(solution.Answer(2).Basis);
    }

    [Fact]
    public void Rejects_no_writer_no_sense_and_no_thread()
    {
        Assert.Throws<ArgumentNullException>("write", () => new LinearProgramFamily(ObjectiveSense.Minimize, new(1, 1, 1), null!));
        Assert.Throws<ArgumentOutOfRangeException>("sense", () => new LinearProgramFamily((ObjectiveSense)7, new(1, 1, 1), (_, _) => { }));
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => MatrixGame.Family(Games(1)).Solve(threads: 0));
    }

    private static bool Agrees(ProgramPack pack, Func<int, int> member)
    {
        LinearProgramBatch batch = pack.Batch();
        LinearProgramFamily family = new(batch.Sense, batch.Shape, (index, program) => Copy(batch.Program(member(index)), program));
        LinearProgramBatchSolution expected = batch.Solve();
        return family.Solve().Equals(expected) && family.Solve(threads: 2).Equals(expected);
    }

    private static void Copy(LinearProgram source, LinearProgramBatchMember destination)
    {
        source.Costs.Span.CopyTo(destination.Costs);
        source.RowLower.Span.CopyTo(destination.RowLower);
        source.RowUpper.Span.CopyTo(destination.RowUpper);
        source.VariableLower.Span.CopyTo(destination.Lower);
        source.VariableUpper.Span.CopyTo(destination.Upper);
        for (int variable = 0; variable < source.VariableCount; variable++)
        {
            ReadOnlySpan<int> rows = source.ColumnRows(variable);
            for (int entry = 0; entry < rows.Length; entry++)
            {
                destination.Coefficients[(rows[entry] * source.VariableCount) + variable] = source.ColumnCoefficients(variable)[entry];
            }
        }
    }

    private static MatrixGame[] Games(int count) => [.. Enumerable.Range(1, count).Select(seed => new MatrixGame(Size, (ulong)seed))];
}
