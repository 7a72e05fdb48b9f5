using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Presolving;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Presolving;

/// <summary>What presolve takes numbers for.</summary>
public sealed class PresolverNumbersTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(-33)]
    [InlineData(33)]
    public void Units_do_not_matter(int exponent)
    {
        foreach (PresolvableProgram subject in Laws.Sample(PresolvableProgram.Any.Generator, 50, 200))
        {
            SimplexModel model = SimplexModel.From(subject.Program);
            double unit = Math.ScaleB(1, exponent);
            PresolveResult plain = Presolver.Run(model);
            PresolveResult scaled = Presolver.Run(new(
                1,
                Scaled(model.Cost, 1 / unit),
                (Scaled(model.ColumnLower, unit), Scaled(model.ColumnUpper, unit)),
                (Scaled(model.RowLower, unit), Scaled(model.RowUpper, unit)),
                (model.Starts, model.RowIndices, model.Coefficients)));
            Assert.Equal(plain.Verdict, scaled.Verdict);
            Assert.Equal(plain.Report, scaled.Report);
            Assert.Equal(Scaled(plain.Model.ColumnUpper, unit), scaled.Model.ColumnUpper);
        }
    }

    [Fact]
    public void Bounds_that_almost_cross_are_left_to_the_engine()
    {
        PresolveResult result = Presolver.Run(SimplexModel.From(Program((0, 1, 1), (1 + 1e-11, Infinity, 1))));
        Assert.Equal((PresolveVerdict.Reduced, 1, 1), (result.Verdict, result.Model.Rows, result.Model.Columns));
    }

    [Fact]
    public void Bounds_that_cross_by_rounding_meet()
    {
        // 0.3 / 0.1 is the double below 3.
        PresolvedSolve solve = new(Program((3, 5, 1), (-Infinity, 0.3, 0.1)));
        Assert.Equal(0, solve.Reduced.VariableCount);
        Assert.Equal(3, solve.Answer!.Primal[0]);
    }

    [Fact]
    public void Bounds_that_cross_are_suspected_only() =>
        Assert.Equal(PresolveVerdict.SuspectedInfeasible, Presolver.Run(SimplexModel.From(Program((0, 1, 1), (2, Infinity, 1)))).Verdict);

    [Fact]
    public void A_cost_without_bound_is_suspected_only() =>
        Assert.Equal(PresolveVerdict.SuspectedUnbounded, Presolver.Run(SimplexModel.From(Program((-Infinity, 1, 1), (-Infinity, 5, 1)))).Verdict);

    [Fact]
    public void A_huge_bound_is_not_computed_with()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.AddVariable(1e20, 1e20, 1);
        builder.AddVariable(0, 1e20, 1);
        builder.AddVariable(0, 3, -1);
        int row = builder.AddRow(1, 1e20);
        builder.SetCoefficient(row, 1, 1);
        builder.SetCoefficient(row, 2, 1);
        int fixedRow = builder.AddRow(0, Infinity);
        builder.SetCoefficient(fixedRow, 0, 1);
        builder.SetCoefficient(fixedRow, 1, -1);
        PresolvedSolve solve = new(builder.Build());
        Assert.Contains(1e20, solve.Reduced.VariableLower);
        Assert.Equal(1e20 - 3, solve.Answer!.Value);
    }

    // Every second number is shifted so far that the other bound of its row would drown in a common scale.
    [Fact]
    public void A_large_side_does_not_blur_the_other()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.AddVariable(0, 4, 1);
        builder.AddVariable(0, 4, 2);
        builder.AddVariable(1, 1, 0);
        int row = builder.AddRow(3, 1e19);
        builder.SetCoefficient(row, 0, 1);
        builder.SetCoefficient(row, 1, 1);
        builder.SetCoefficient(row, 2, 1);
        PresolvedSolve solve = new(builder.Build());
        Assert.Equal([2, 0, 1], solve.Answer!.Primal);
    }

    [Fact]
    public void A_long_chain_of_singletons_takes_time_in_proportion()
    {
        PresolveResult result = Presolver.Run(SimplexModel.From(Chain(20_000)));
        Assert.Equal((0, 0), (result.Model.Rows, result.Model.Columns));
        Assert.True(result.Work < 100 * 20_000, $"{result.Work}");
    }

    [Fact]
    public void Many_slacks_of_one_row_take_time_in_proportion()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int row = builder.AddRow(5, 5);
        for (int column = 0; column < 20_000; column++)
        {
            builder.SetCoefficient(row, builder.AddVariable(0, 1, 1 + (column % 7)), 1 + (column % 3));
        }

        PresolveResult result = Presolver.Run(SimplexModel.From(builder.Build()));
        Assert.True(result.Work < 200 * 20_000, $"{result.Work}");
    }

    // x0 = 1, x1 = x0 + 1, … in the worst order: each equation becomes a singleton when the one after it is used up.
    private static LinearProgram Chain(int length)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int column = 0; column < length; column++)
        {
            builder.AddVariable(0, Infinity, 1);
        }

        for (int row = 0; row < length; row++)
        {
            builder.AddRow(1, 1);
            builder.SetCoefficient(row, row, 1);
            for (int other = row + 1; other < Math.Min(length, row + 4); other++)
            {
                builder.SetCoefficient(row, other, -0.25);
            }
        }

        return builder.Build();
    }

    private static LinearProgram Program((double Lower, double Upper, double Cost) column, (double Lower, double Upper, double Entry) row)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.AddVariable(column.Lower, column.Upper, column.Cost);
        builder.AddRow(row.Lower, row.Upper);
        builder.SetCoefficient(0, 0, row.Entry);
        return builder.Build();
    }

    private static double[] Scaled(double[] values, double unit) => Array.ConvertAll(values, value => value * unit);
}
