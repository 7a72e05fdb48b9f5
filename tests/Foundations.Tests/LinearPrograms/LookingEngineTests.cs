using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class LookingEngineTests
{
    private const int Strategies = 8;

    // Cells of a matrix game of 8 strategies, whose variables are 8 shares and the value.
    private const int GameCells = (Strategies + 1) * (Strategies + 1);

    [Fact]
    public void An_optimal_basis_is_answered_by_the_look_and_a_few_steps_are_too()
    {
        (SimplexModel model, LinearProgramSolution optimum) = Game();
        LookingEngine engine = Looking(model, GameCells);
        engine.SetBasis(optimum.Basis!.Variables.Span, optimum.Basis.Rows.Span);
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        Assert.True(engine.IsAnsweredByLook);
        Assert.Equal(0, engine.Pivots);
        Assert.Equal(optimum.Value, -engine.Objective, 1e-12);

        // The next solve starts from that basis, though none was set, and knows of the change.
        model.ColumnUpper[Basic(engine, model)] = 0;
        engine.BoundsChanged();
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        Assert.True(engine.IsAnsweredByLook);
        Assert.True(engine.Pivots > 0);
        SparseEngine anew = new(model);
        Assert.Equal(LinearProgramStatus.Optimal, anew.Solve(default));
        Assert.Equal(anew.Objective, engine.Objective, 1e-12);
    }

    [Fact]
    public void What_the_look_does_not_settle_goes_to_the_search_with_its_basis()
    {
        (SimplexModel model, LinearProgramSolution optimum) = Game();
        LookingEngine engine = Looking(model, GameCells);
        engine.SetBasis(optimum.Basis!.Variables.Span, optimum.Basis.Rows.Span);
        model.RowLower[0] = 1;
        model.RowUpper[0] = -1;
        engine.BoundsChanged();
        Assert.Equal(LinearProgramStatus.Infeasible, engine.Solve(default));
        Assert.False(engine.IsAnsweredByLook);
        BasisStatus[] columns = new BasisStatus[model.Columns];
        BasisStatus[] rows = new BasisStatus[model.Rows];
        engine.CopyBasis(columns, rows);
        Assert.Equal(optimum.Basis.Variables, columns);
    }

    [Fact]
    public void Programs_with_more_cells_are_not_looked_at()
    {
        (SimplexModel model, LinearProgramSolution optimum) = Game();
        LookingEngine engine = Looking(model, GameCells - 1);
        engine.SetBasis(optimum.Basis!.Variables.Span, optimum.Basis.Rows.Span);
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        Assert.False(engine.IsAnsweredByLook);
        Assert.Equal(optimum.Value, -engine.Objective, 1e-12);
    }

    [Fact]
    public void A_program_that_grows_beyond_them_takes_its_basis_along()
    {
        (SimplexModel model, LinearProgramSolution optimum) = Game();
        LookingEngine engine = Looking(model, GameCells);
        engine.SetBasis(optimum.Basis!.Variables.Span, optimum.Basis.Rows.Span);
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        model.AddColumn((0, 1), 1, [0], [1]);
        engine.Grew();
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        Assert.False(engine.IsAnsweredByLook);
        Assert.Equal(0, engine.Pivots);
        Assert.Equal(optimum.Value, -engine.Objective, 1e-12);
    }

    private static LookingEngine Looking(SimplexModel model, long mostCells) => new(model, new(model), mostCells);

    private static (SimplexModel Model, LinearProgramSolution Optimum) Game()
    {
        LinearProgram program = KnownPrograms.MatrixGame(Strategies);
        Assert.Equal(GameCells, program.RowCount * program.VariableCount);
        return (SimplexModel.From(program), new RevisedSimplex().Solve(program));
    }

    // A share that is basic and above 0.
    private static int Basic(LookingEngine engine, SimplexModel model) =>
        Enumerable.Range(0, model.Columns).First(column => engine.Primal[column] > 0.01 && double.IsInfinity(model.ColumnUpper[column]) && model.ColumnLower[column] == 0);
}
