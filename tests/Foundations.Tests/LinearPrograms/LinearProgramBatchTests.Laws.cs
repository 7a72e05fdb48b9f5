using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Tests.LinearPrograms.Dense;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <content>Programs of all families as neighbors in a batch.</content>
public sealed partial class LinearProgramBatchTests
{
    private static readonly ExactSimplex Oracle = new();

    private delegate LinearProgramSolution[] Solver(LinearProgramBatch batch);

    [Fact]
    public void Neighbors_of_all_families_have_the_status_of_exact_arithmetic_and_the_bits_of_the_single_solve() =>
        Prop.ForAll(ProgramPack.Any, pack => Agrees(pack, Solved)).Check(Laws.Config.WithMaxTest(300));

    [LongFact]
    public void A_hundred_thousand_neighbors_have_the_status_of_exact_arithmetic_and_the_bits_of_the_single_solve()
    {
        // Five members in the mean.
        const int Parts = 20;
        Parallel.For(0, Parts, part => Prop.ForAll(ProgramPack.Any, pack => Agrees(pack, Solved))
            .Check(Laws.ConfigOf(part).WithMaxTest(100_000 / 5 / Parts)));
    }

    [Fact]
    public void The_law_of_neighbors_refutes_answers_of_the_next_lane() =>
        AssertRefutes("the single solve says", batch =>
        {
            LinearProgramSolution[] answers = Solved(batch);
            return [.. answers.Select((_, index) => answers[(index + 1) % answers.Length])];
        });

    [Fact]
    public void The_law_of_neighbors_refutes_a_last_bit() =>
        AssertRefutes("the single solve says", batch =>
            [.. Solved(batch).Select(answer => answer.IsOptimal ? answer with { Value = Math.BitIncrement(answer.Value) } : answer)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Answers_do_not_depend_on_where_in_the_batch_a_program_stands(int programs)
    {
        LinearProgramBatch whole = Games(8, 10);
        LinearProgramBatchSolution answers = whole.Solve();
        LinearProgramBatchSolution first = Games(programs, 10).Solve();
        for (int index = 0; index < programs; index++)
        {
            Assert.Equal(Bits(answers.Answer(index)), Bits(first.Answer(index)));
        }
    }

    // An exception inside the law is a failure of the test, not a refutation: the label of the falsified part must be there, and no other error.
    private static void AssertRefutes(string label, Solver planted)
    {
        Exception? error = Record.Exception(() => Prop.ForAll(ProgramPack.Any, pack => Agrees(pack, planted)).Check(Laws.Config.WithMaxTest(300)));
        Assert.StartsWith("Falsifiable", error?.Message, StringComparison.Ordinal);
        Assert.Contains(label, error!.Message, StringComparison.Ordinal);
    }

    private static LinearProgramSolution[] Solved(LinearProgramBatch batch)
    {
        LinearProgramBatchSolution solution = batch.Solve();
        return [.. Enumerable.Range(0, batch.Shape.ProgramCount).Select(solution.Answer)];
    }

    private static Property Agrees(ProgramPack pack, Solver solver)
    {
        LinearProgramBatch batch = pack.Batch();
        LinearProgramSolution[] answers = solver(batch);
        return Enumerable.Range(0, answers.Length)
            .Select(index => Agrees(pack.Members[index].Program, batch.Program(index), answers[index]))
            .Aggregate((left, right) => left.And(right));
    }

    private static Property Agrees(LinearProgram original, LinearProgram filled, LinearProgramSolution answer)
    {
        LinearProgramStatus exact = Oracle.Solve(original).Status;
        LinearProgramAuditReport report = LinearProgramAudit.Check(filled, answer);
        LinearProgramSolution single = new RevisedSimplex().Solve(filled);
        return (answer.Status == exact).Label($"exact arithmetic says {exact}, the batch {answer.Status}")
            .And((report.Passed && report.Exact).Label(report.Reason))
            .And(Bits(answer).SequenceEqual(Bits(single)).Label($"the single solve says {single}, the batch {answer}"))
            .And((answer == single with { Elapsed = default }).Label("the single solve has another basis or other pivots"));
    }

    // Every number of an answer, the sign of zeros included.
    private static long[] Bits(LinearProgramSolution answer)
    {
        IEnumerable<double> numbers = answer.Status switch
        {
            LinearProgramStatus.Optimal => [answer.Value, .. answer.Primal, .. answer.RowDuals, .. answer.ReducedCosts],
            LinearProgramStatus.Infeasible => answer.FarkasMultipliers,
            LinearProgramStatus.Unbounded => [.. answer.Primal, .. answer.Ray],
            _ => [],
        };
        return [.. numbers.Select(BitConverter.DoubleToInt64Bits)];
    }
}
