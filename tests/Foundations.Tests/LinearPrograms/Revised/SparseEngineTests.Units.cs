using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <content>Units: money in cents or in billions is the same problem.</content>
public sealed partial class SparseEngineTests
{
    [Theory]
    [InlineData(-300)]
    [InlineData(-40)]
    [InlineData(40)]
    [InlineData(300)]
    public void Powers_of_two_as_units_of_costs_and_bounds_change_no_pivot_and_no_digit(int exponent) =>
        Prop.ForAll(RandomProgram.Any, subject =>
        {
            double unit = Math.ScaleB(1, exponent);
            SimplexModel model = SimplexModel.From(subject.Program);
            SimplexModel scaled = model.Copy();
            Multiply(unit, scaled.ColumnLower, scaled.ColumnUpper, scaled.RowLower, scaled.RowUpper);
            Multiply(1 / unit, scaled.Cost);
            SparseEngine plain = new(model);
            SparseEngine other = new(scaled);
            LinearProgramStatus status = plain.Solve(NoLimits);
            return (other.Solve(NoLimits) == status).Label($"status should be {status}")
                .And(other.Pivots == plain.Pivots)
                .And(status != LinearProgramStatus.Optimal || other.Objective.Equals(plain.Objective));
        }).Check(Laws.Config.WithMaxTest(200));

    [Theory]
    [InlineData(1e-10)]
    [InlineData(1e10)]
    public void Units_of_a_matrix_costs_and_bounds_leave_status_and_value_alone(double unit) =>
        Prop.ForAll(RandomProgram.Any, subject =>
        {
            SimplexModel model = SimplexModel.From(subject.Program);
            SimplexModel scaled = model.Copy();
            Multiply(unit, scaled.Coefficients, scaled.Cost);
            Multiply(unit * unit, scaled.RowLower, scaled.RowUpper);
            Multiply(unit, scaled.ColumnLower, scaled.ColumnUpper);
            SparseEngine plain = new(model);
            SparseEngine other = new(scaled);
            LinearProgramStatus status = plain.Solve(NoLimits);
            return (other.Solve(NoLimits) == status).Label($"status should be {status}")
                .And(status != LinearProgramStatus.Optimal
                    || Math.Abs((other.Objective / unit / unit) - plain.Objective) <= 1e-9 * (1 + Math.Abs(plain.Objective)));
        }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Scaled_data_are_the_models_times_powers_of_two()
    {
        SimplexModel model = SimplexModel.From(KnownPrograms.MatrixGame(7));
        model.Coefficients[3] = 1e5;
        model.Coefficients[20] = 3e-6;
        ScaledModel scaled = new(model);
        scaled.LoadAll();
        for (int column = 0; column < model.Columns; column++)
        {
            Assert.True(IsPowerOfTwo(scaled.ValueUnit(column)) && IsPowerOfTwo(scaled.PriceUnit(column)));
            Assert.Equal(model.Cost[column], scaled.Cost[column] * scaled.PriceUnit(column));
            Assert.Equal(model.ColumnLower[column], scaled.Lower[column] * scaled.ValueUnit(column));
            for (int position = model.Starts[column]; position < model.Starts[column + 1]; position++)
            {
                double row = scaled.Scale[model.Columns + model.RowIndices[position]];
                Assert.Equal(model.Coefficients[position], scaled.Coefficients[position] * row / scaled.Scale[column]);
            }
        }
    }

    [Fact]
    public void A_bound_that_scaling_would_make_infinite_is_trouble_not_another_program()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int wide = builder.AddVariable(0, 1e300, 1);
        for (int row = 0; row < 20; row++)
        {
            builder.SetCoefficient(builder.AddRow(1e-300, double.PositiveInfinity), wide, 1);
        }

        SparseEngine engine = new(SimplexModel.From(builder.Build()));
        Assert.Equal(LinearProgramStatus.NumericalTrouble, engine.Solve(NoLimits));
        Assert.Contains("Scale", engine.Advice, StringComparison.Ordinal);
    }

    private static bool IsPowerOfTwo(double value) => value == Math.ScaleB(1, Math.ILogB(value));

    private static void Multiply(double unit, params double[][] arrays)
    {
        foreach (double[] array in arrays)
        {
            for (int index = 0; index < array.Length; index++)
            {
                array[index] *= unit;
            }
        }
    }
}
