using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class LinearProgramBuilderTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void Keeps_doubles_as_their_exact_binary_value_and_rationals_as_themselves()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.AddVariable(0.1, Infinity, Rational.Parse("0.1"));
        LinearProgram program = builder.Build();
        Assert.Equal(0.1, program.VariableLower[0]);
        Assert.Equal(0.1, program.Costs[0]);
        Assert.Equal(Rational.FromDouble(0.1), program.ExactVariableLower(0));
        Assert.Equal(Rational.Parse("1/10"), program.ExactCost(0));
        Assert.Null(program.ExactVariableUpper(0));
    }

    [Fact]
    public void Orders_coefficients_by_column_and_row_whatever_the_order_given()
    {
        LinearProgramBuilder builder = TwoByTwo();
        builder.SetCoefficient(1, 1, 4);
        builder.SetCoefficient(0, 1, 3);
        builder.SetCoefficient(1, 0, 2);
        LinearProgram program = builder.Build();
        Assert.Equal([0, 1, 3], program.ColumnStarts);
        Assert.Equal([1, 0, 1], program.RowIndices);
        Assert.Equal([2, 3, 4], program.Coefficients);
        Assert.Equal([3, 4], program.ColumnCoefficients(1).ToArray());
    }

    [Fact]
    public void Adds_exactly_replaces_and_drops_zeros()
    {
        LinearProgramBuilder builder = TwoByTwo();
        builder.AddCoefficient(0, 0, 0.1);
        builder.AddCoefficient(0, 0, 0.2);
        builder.AddCoefficient(1, 0, 5);
        builder.AddCoefficient(1, 0, -5);
        builder.AddCoefficient(1, 1, 7);
        builder.SetCoefficient(1, 1, Rational.Parse("1/3"));
        LinearProgram program = builder.Build();
        Assert.Equal(2, program.CoefficientCount);
        Assert.Equal(Rational.FromDouble(0.1) + Rational.FromDouble(0.2), program.ExactCoefficient(0));
        Assert.Equal(Rational.Parse("1/3"), program.ExactCoefficient(1));
    }

    [Fact]
    public void Names_are_those_given_or_follow_from_the_position()
    {
        LinearProgramBuilder builder = TwoByTwo();
        builder.AddVariable(0, 1, 0, "payment");
        LinearProgram program = builder.Build();
        Assert.Equal(["x1", "x2", "payment"], Enumerable.Range(0, 3).Select(program.VariableName));
        Assert.Equal("r2", program.RowName(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.RowName(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.VariableName(-1));
    }

    [Fact]
    public void Programs_compare_by_value_and_stay_as_they_were_built()
    {
        LinearProgramBuilder builder = TwoByTwo();
        LinearProgram first = builder.Build();
        builder.SetCoefficient(0, 0, 1);
        Assert.Equal(TwoByTwo().Build(), first);
        Assert.NotEqual(first, builder.Build());
        Assert.Equal("minimize over 2 variables, 2 rows, 0 coefficients", first.ToString());
    }

    [Fact]
    public void Rejects_what_no_program_can_hold()
    {
        LinearProgramBuilder builder = TwoByTwo();
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddVariable(double.NaN, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddVariable(Infinity, Infinity, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddRow(-Infinity, -Infinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddVariable(0, 1, Infinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.SetCoefficient(0, 0, -Infinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.SetCoefficient(2, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddCoefficient(0, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.SetObjectiveConstant(Infinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.SetCoefficient(0, 0, Rational.Parse("1e400")));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearProgramBuilder((ObjectiveSense)7));
        Assert.Throws<InvalidOperationException>(() => LinearProgramNumber.PositiveInfinity.Exact);
    }

    private static LinearProgramBuilder TwoByTwo()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.AddVariable(0, Infinity, 1);
        builder.AddVariable(0, Infinity, 1);
        builder.AddRow(0, 1);
        builder.AddRow(0, 1);
        return builder;
    }
}
