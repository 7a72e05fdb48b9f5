using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Exact;

/// <summary>A program to be minimized with every number made an integer by scales that are kept.</summary>
/// <remarks>
/// Row i is multiplied by <see cref="RowScale"/>[i], all bounds by <see cref="BoundScale"/>, all costs by <see cref="CostScale"/>. In the
/// new units x′ = BoundScale·x and r′ = RowScale·BoundScale·r, so prices become y = y′·RowScale/CostScale and reduced costs d = d′/CostScale.
/// The activity of row i is variable <see cref="Columns"/> + i.
/// </remarks>
internal sealed class IntegerData
{
    public IntegerData(LinearProgram program)
    {
        Columns = program.VariableCount;
        Rows = program.RowCount;
        Sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        Constant = program.ExactObjectiveConstant;
        Matrix = new BigInteger[Rows * Columns];
        RowScale = new BigInteger[Rows];
        FillMatrix(program);
        (Lower, Upper, BoundScale) = ScaleBounds(program);
        (Cost, CostScale) = ScaleCosts(program);
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>1 when the program minimizes, -1 when it maximizes and its costs were turned around.</summary>
    public int Sign { get; }

    public Rational Constant { get; }

    /// <summary>Coefficients, shape [row, column], row after row.</summary>
    public BigInteger[] Matrix { get; }

    /// <summary>Lower bounds, shape [column, then row]; null where absent.</summary>
    public BigInteger?[] Lower { get; }

    /// <summary>Upper bounds, shape [column, then row]; null where absent.</summary>
    public BigInteger?[] Upper { get; }

    /// <summary>Costs to minimize, shape [column].</summary>
    public BigInteger[] Cost { get; }

    public BigInteger[] RowScale { get; }

    public BigInteger BoundScale { get; }

    public BigInteger CostScale { get; }

    private void FillMatrix(LinearProgram program)
    {
        Array.Fill(RowScale, BigInteger.One);
        for (int position = 0; position < program.CoefficientCount; position++)
        {
            int row = program.RowIndices[position];
            RowScale[row] = CommonMultiple(RowScale[row], program.ExactCoefficient(position).Denominator);
        }

        for (int column = 0; column < Columns; column++)
        {
            for (int position = program.ColumnStarts[column]; position < program.ColumnStarts[column + 1]; position++)
            {
                int row = program.RowIndices[position];
                Matrix[(row * Columns) + column] = Scaled(program.ExactCoefficient(position), RowScale[row]);
            }
        }
    }

    private (BigInteger?[] Lower, BigInteger?[] Upper, BigInteger Scale) ScaleBounds(LinearProgram program)
    {
        Rational?[] lower = new Rational?[Columns + Rows];
        Rational?[] upper = new Rational?[Columns + Rows];
        for (int index = 0; index < lower.Length; index++)
        {
            int row = index - Columns;
            lower[index] = row < 0 ? program.ExactVariableLower(index) : RowScale[row] * program.ExactRowLower(row);
            upper[index] = row < 0 ? program.ExactVariableUpper(index) : RowScale[row] * program.ExactRowUpper(row);
        }

        BigInteger scale = BigInteger.One;
        for (int index = 0; index < lower.Length; index++)
        {
            scale = CommonMultiple(scale, (lower[index] ?? default).Denominator);
            scale = CommonMultiple(scale, (upper[index] ?? default).Denominator);
        }

        BigInteger? Integer(Rational? bound) => bound is { } value ? Scaled(value, scale) : null;
        return (Array.ConvertAll(lower, Integer), Array.ConvertAll(upper, Integer), scale);
    }

    private (BigInteger[] Cost, BigInteger Scale) ScaleCosts(LinearProgram program)
    {
        BigInteger scale = BigInteger.One;
        for (int column = 0; column < Columns; column++)
        {
            scale = CommonMultiple(scale, program.ExactCost(column).Denominator);
        }

        BigInteger[] cost = new BigInteger[Columns];
        for (int column = 0; column < Columns; column++)
        {
            cost[column] = Sign * Scaled(program.ExactCost(column), scale);
        }

        return (cost, scale);
    }

    private static BigInteger CommonMultiple(BigInteger left, BigInteger right) =>
        right.IsOne ? left : left / BigInteger.GreatestCommonDivisor(left, right) * right;

    private static BigInteger Scaled(Rational value, BigInteger multipleOfDenominator) =>
        value.Numerator * (multipleOfDenominator / value.Denominator);
}
