using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>
/// A program in exact numbers, to be minimized; the activity of row i is variable <see cref="Variables"/> + i, with the row's bounds.
/// </summary>
internal sealed class ExactProgram
{
    private readonly (int Row, Rational Value)[][] columns;

    public ExactProgram(LinearProgram program)
    {
        Variables = program.VariableCount;
        Rows = program.RowCount;
        columns = new (int, Rational)[Variables][];
        Lower = new Rational?[Variables + Rows];
        Upper = new Rational?[Variables + Rows];
        Cost = new Rational[Variables + Rows];
        Sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        Constant = program.ExactObjectiveConstant;
        for (int variable = 0; variable < Variables; variable++)
        {
            Lower[variable] = program.ExactVariableLower(variable);
            Upper[variable] = program.ExactVariableUpper(variable);
            Cost[variable] = Sign * program.ExactCost(variable);
            columns[variable] = Column(program, variable);
        }

        for (int row = 0; row < Rows; row++)
        {
            Lower[Variables + row] = program.ExactRowLower(row);
            Upper[Variables + row] = program.ExactRowUpper(row);
        }
    }

    public int Variables { get; }

    public int Rows { get; }

    public Rational?[] Lower { get; }

    public Rational?[] Upper { get; }

    /// <summary>Costs to minimize, shape [variable, then row]; 0 for rows.</summary>
    public Rational[] Cost { get; }

    /// <summary>1 when the program minimizes, -1 when it maximizes and its costs were turned around.</summary>
    public Rational Sign { get; }

    /// <summary>The constant of the objective, in the program's own sense.</summary>
    public Rational Constant { get; }

    public ReadOnlySpan<(int Row, Rational Value)> Column(int variable) => columns[variable];

    /// <summary>Row activities of a point.</summary>
    public Rational[] Activities(ReadOnlySpan<Rational> point)
    {
        Rational[] activities = new Rational[Rows];
        for (int variable = 0; variable < Variables; variable++)
        {
            if (!point[variable].IsZero)
            {
                foreach ((int row, Rational value) in columns[variable])
                {
                    activities[row] += value * point[variable];
                }
            }
        }

        return activities;
    }

    /// <summary>The combination of a column under multipliers of the rows: (Aᵀy) at the variable.</summary>
    public Rational Combine(int variable, ReadOnlySpan<Rational> multipliers)
    {
        Rational sum = default;
        foreach ((int row, Rational value) in columns[variable])
        {
            if (!multipliers[row].IsZero)
            {
                sum += value * multipliers[row];
            }
        }

        return sum;
    }

    private static (int Row, Rational Value)[] Column(LinearProgram program, int variable)
    {
        ReadOnlySpan<int> rows = program.ColumnRows(variable);
        (int Row, Rational Value)[] column = new (int, Rational)[rows.Length];
        for (int position = 0; position < column.Length; position++)
        {
            column[position] = (rows[position], program.ExactCoefficient(program.ColumnStarts[variable] + position));
        }

        return column;
    }
}
