using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>A program to be minimized in which every number is an integer, by scales that are positive and known.</summary>
/// <remarks>
/// The activity of row i is variable <see cref="Variables"/> + i, with the row's bounds. Row i is multiplied by R(i), column j divided by
/// C(j), all bounds multiplied by B and all costs by D, so that
///   x′(j) = B·C(j)·x(j),  r′(i) = B·R(i)·r(i),  y′(i) = D·y(i)/R(i),  objective′ = B·D·objective.
/// </remarks>
internal sealed class IntegerProgram
{
    private readonly int[] starts;
    private readonly int[] rowIndices;
    private readonly Rational[] rowScale;
    private readonly BigInteger[] columnScale;
    private readonly BigInteger boundScale;
    private readonly BigInteger costScale;

    public IntegerProgram(LinearProgram program)
    {
        Variables = program.VariableCount;
        Rows = program.RowCount;
        Sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        Constant = program.ExactObjectiveConstant;
        starts = [.. program.ColumnStarts];
        rowIndices = [.. program.RowIndices];
        (Entries, rowScale, columnScale) = new IntegerScaling(program).Scale();
        (Lower, Upper, boundScale) = ScaleBounds(program);
        (Cost, costScale) = ScaleCosts(program);
    }

    public int Variables { get; }

    public int Rows { get; }

    /// <summary>Number of variables and rows together.</summary>
    public int Count => Variables + Rows;

    /// <summary>Coefficients by columns, none of them 0 unless the program stored a 0.</summary>
    public IntegerEntries Entries { get; }

    public BigInteger?[] Lower { get; }

    public BigInteger?[] Upper { get; }

    /// <summary>Costs to minimize, shape [variable, then row]; 0 for rows.</summary>
    public BigInteger[] Cost { get; }

    /// <summary>1 when the program minimizes, -1 when it maximizes and its costs were turned around.</summary>
    public int Sign { get; }

    /// <summary>The constant of the objective, in the program's own sense and unit.</summary>
    public Rational Constant { get; }

    /// <summary>Positions of a variable's coefficients.</summary>
    public (int Start, int End) Column(int variable) => (starts[variable], starts[variable + 1]);

    public int RowOf(int position) => rowIndices[position];

    /// <summary>Row activities of a point.</summary>
    public BigInteger[] Activities(ReadOnlySpan<BigInteger> point)
    {
        BigInteger[] activities = new BigInteger[Rows];
        for (int variable = 0; variable < Variables; variable++)
        {
            AddColumn(activities, variable, point[variable]);
        }

        return activities;
    }

    /// <summary>Adds a multiple of a column to row activities.</summary>
    public void AddColumn(BigInteger[] activities, int variable, BigInteger factor)
    {
        for (int position = starts[variable]; position < starts[variable + 1] && !factor.IsZero; position++)
        {
            activities[rowIndices[position]] += Entries[position] * factor;
        }
    }

    /// <summary>The combination of a column under multipliers of the rows: (Aᵀy) at the variable.</summary>
    public BigInteger Combine(int variable, ReadOnlySpan<BigInteger> multipliers)
    {
        BigInteger sum = BigInteger.Zero;
        for (int position = starts[variable]; position < starts[variable + 1]; position++)
        {
            BigInteger multiplier = multipliers[rowIndices[position]];
            sum = multiplier.IsZero ? sum : sum + (Entries[position] * multiplier);
        }

        return sum;
    }

    /// <summary>The value of the program's own objective.</summary>
    /// <param name="objective">The objective in the units of this program, over the denominator.</param>
    /// <param name="denominator">The denominator.</param>
    public Rational Value(BigInteger objective, BigInteger denominator) =>
        (Sign * new Rational(objective, denominator * boundScale * costScale)) + Constant;

    /// <summary>What a variable's value must be divided by to come back to its own unit.</summary>
    public BigInteger PointScale(int variable) => boundScale * columnScale[variable];

    /// <summary>What a variable's motion along a ray must be divided by, up to a factor common to all.</summary>
    public BigInteger RayScale(int variable) => columnScale[variable];

    /// <summary>What a row's price must be multiplied by to come back to its own unit.</summary>
    public Rational PriceScale(int row) => rowScale[row] / costScale * Sign;

    /// <summary>What a row's multiplier must be multiplied by, up to a factor common to all.</summary>
    public Rational MultiplierScale(int row) => rowScale[row];

    private (BigInteger?[] Lower, BigInteger?[] Upper, BigInteger Scale) ScaleBounds(LinearProgram program)
    {
        Rational?[] lower = new Rational?[Count];
        Rational?[] upper = new Rational?[Count];
        for (int index = 0; index < Count; index++)
        {
            int row = index - Variables;
            lower[index] = row < 0 ? columnScale[index] * program.ExactVariableLower(index) : rowScale[row] * program.ExactRowLower(row);
            upper[index] = row < 0 ? columnScale[index] * program.ExactVariableUpper(index) : rowScale[row] * program.ExactRowUpper(row);
        }

        BigInteger scale = IntegerScaling.CommonDenominator(lower.Concat(upper).Select(bound => bound ?? default));
        BigInteger? Integer(Rational? bound) => bound is { } value ? IntegerScaling.Multiple(value, scale) : null;
        return (Array.ConvertAll(lower, Integer), Array.ConvertAll(upper, Integer), scale);
    }

    private (BigInteger[] Cost, BigInteger Scale) ScaleCosts(LinearProgram program)
    {
        Rational[] cost = new Rational[Variables];
        for (int variable = 0; variable < Variables; variable++)
        {
            cost[variable] = Sign * program.ExactCost(variable) / columnScale[variable];
        }

        BigInteger scale = IntegerScaling.CommonDenominator(cost);
        return ([.. cost.Select(value => IntegerScaling.Multiple(value, scale)), .. new BigInteger[Rows]], scale);
    }
}
