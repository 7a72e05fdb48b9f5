using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Tests.Deviations;

/// <summary>
/// A player with three cells and three answers is paid  x(cell of truth or answer)  by a mechanism that would rather pay nothing. The values of
/// the program with one variable per cell must be those of the program with one row per map.
/// </summary>
public sealed class TruthfulProgramTests
{
    private const int Cells = 3;

    // Weights of the payment x(answer) in the payoff of (cell, answer), once for truth's own act and once for the deviation's.
    private static readonly Arbitrary<int[]> Weights = Arb.From(Gen.Choose(0, 4).ArrayOf(3 * Cells));

    [Fact]
    public void One_variable_per_cell_stands_for_every_map() => Prop.ForAll(Weights, weights =>
    {
        (LinearProgramStatus status, double value) = Solved(weights, WithCellVariables);
        (LinearProgramStatus mapStatus, double mapValue) = Solved(weights, WithMaps);
        Assert.Equal(mapStatus, status);
        Assert.Equal(mapValue, value, 1e-9);
    }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Free_variables_give_the_same_where_payoffs_are_of_at_least_0() => Prop.ForAll(Weights, weights => Assert.Equal(
        Solved(weights, WithCellVariables).Value,
        Solved(weights, (program, payoffs) => program.AddDeviation(payoffs, areNonnegative: false)).Value,
        1e-9)).Check(Laws.Config);

    // Planted: the best single answer for all cells instead of one per cell lets through what a map would refute.
    [Fact]
    public void Comparing_with_constant_answers_alone_is_caught()
    {
        const double Clear = 1e-6;
        Assert.Contains(Laws.Sample(Weights.Generator, 4, 100), weights =>
        {
            (LinearProgramStatus status, double value) = Solved(weights, WithConstantAnswers);
            (LinearProgramStatus mapStatus, double mapValue) = Solved(weights, WithMaps);
            return mapStatus != status || mapValue > value + Clear;
        });
    }

    [Fact]
    public void Truth_rows_are_found_where_they_were_written()
    {
        TruthfulProgram<double> program = new(ObjectiveSense.Minimize, ProgramNumbers.Doubles);
        program.Writer.AddVariables(Cells);
        program.Writer.BeginAtLeast(1);
        TruthRows rows = program.AddTruthfulness(new Payoffs([2, 3, 4, 0, 0, 0, 0, 0, 0]), [0.5, 0.25, 0.125]);
        LinearProgram written = program.Writer.Write();

        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, Cells).SelectMany(
            cell => Enumerable.Range(0, Cells).Where(answer => answer != cell).Select(answer => rows.Row(cell, answer))));
        Assert.Equal([1, 0], program.Writer.RowVariables(rows.Row(1, 0)).ToArray());
        Assert.Equal([3, -3], program.Writer.RowCoefficients(rows.Row(1, 0)).ToArray());
        Assert.Equal(0.25, written.RowLower[rows.Row(1, 2)]);
    }

    [Fact]
    public void Refuses_cells_without_a_true_answer_and_margins_of_another_shape()
    {
        TruthfulProgram<double> program = new(ObjectiveSense.Minimize, ProgramNumbers.Doubles);
        Assert.Throws<ArgumentException>(() => program.AddTruthfulness(new NoAnswers()));
        Assert.Throws<ArgumentException>(() => program.AddTruthfulness(new Payoffs(new int[3 * Cells]), [1.0]));
        Assert.Throws<ArgumentNullException>(() => new TruthfulProgram<double>(ObjectiveSense.Minimize, null!));
    }

    private static (LinearProgramStatus Status, double Value) Solved(int[] weights, Action<TruthfulProgram<double>, Payoffs> incentives)
    {
        TruthfulProgram<double> program = new(ObjectiveSense.Minimize, ProgramNumbers.Doubles);
        int payments = program.Writer.AddVariables(Cells, 0.0, 10.0);
        for (int cell = 0; cell < Cells; cell++)
        {
            program.Writer.SetCost(payments + cell, 1 + cell);
        }

        incentives(program, new(weights));
        LinearProgramSolution solution = new RevisedSimplex().Solve(program.Writer.Write());
        return (solution.Status, solution.IsOptimal ? solution.Value : 0);
    }

    private static void WithCellVariables(TruthfulProgram<double> program, Payoffs payoffs) => program.AddDeviation(payoffs, areNonnegative: true);

    private static void WithMaps(TruthfulProgram<double> program, Payoffs payoffs) => AddMaps(program, payoffs, Enumerable.Range(0, Cells * Cells * Cells)
        .Select(map => new[] { map % Cells, map / Cells % Cells, map / Cells / Cells }));

    private static void WithConstantAnswers(TruthfulProgram<double> program, Payoffs payoffs) =>
        AddMaps(program, payoffs, Enumerable.Range(0, Cells).Select(answer => new[] { answer, answer, answer }));

    private static void AddMaps(TruthfulProgram<double> program, Payoffs payoffs, IEnumerable<int[]> maps)
    {
        foreach (int[] map in maps)
        {
            program.Writer.BeginAtLeast(payoffs.Margin);
            for (int cell = 0; cell < Cells; cell++)
            {
                program.Writer.Put(cell, payoffs.Weights[cell]);
                program.Writer.Put(map[cell], -payoffs.DeviationWeight(cell, map[cell]));
            }
        }
    }

    private readonly record struct Payoffs(int[] Weights) : IDeviationPayoffs<double>
    {
        public int Cells => TruthfulProgramTests.Cells;

        public int Answers => TruthfulProgramTests.Cells;

        public double Margin => 1;

        public double DeviationWeight(int cell, int answer) => Weights[Cells + cell] * (answer == cell ? 0.5 : 0.25) + (0.125 * Weights[(2 * Cells) + answer]);

        public void WriteAnswer(int cell, int answer, PayoffTerms<double> payoff) =>
            payoff.Add(answer, IsTruthful ? Weights[cell] : DeviationWeight(cell, answer));

        public void WriteTruth(PayoffTerms<double> payoff)
        {
            for (int cell = 0; cell < Cells; cell++)
            {
                payoff.Add(cell, Weights[cell]);
            }
        }

        // Without a deviation's weights the answers are those of a player who acts as asked.
        private bool IsTruthful => Weights.AsSpan(Cells).IndexOfAnyExcept(0) < 0;
    }

    private readonly record struct NoAnswers : IReportPayoffs<double>
    {
        public int Cells => 2;

        public int Answers => 1;

        public void WriteAnswer(int cell, int answer, PayoffTerms<double> payoff)
        {
        }
    }
}
