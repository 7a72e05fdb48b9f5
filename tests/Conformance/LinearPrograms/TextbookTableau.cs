using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>
/// The tableau of a <see cref="TextbookSimplex"/>. A variable at its upper bound is replaced by its distance from it, so that all
/// nonbasic columns stand at 0; the lowest index enters and leaves among ties (Bland), so it cannot cycle.
/// </summary>
internal sealed class TextbookTableau
{
    private readonly LinearProgram program;
    private readonly TextbookFault fault;
    private readonly double[][] rows;
    private readonly double[] rowScales;
    private readonly double[] upper;
    private readonly bool[] isMirrored;
    private readonly int[] basic;

    public TextbookTableau(LinearProgram program, TextbookFault fault)
    {
        this.program = program;
        this.fault = fault;
        int columns = program.VariableCount + program.RowCount;
        rows = [.. Enumerable.Range(0, program.RowCount + 1).Select(_ => new double[columns + 1])];
        upper = [.. program.VariableUpper, .. Enumerable.Repeat(double.PositiveInfinity, program.RowCount)];
        isMirrored = new bool[columns];
        basic = [.. Enumerable.Range(program.VariableCount, program.RowCount)];
        rowScales = [.. Enumerable.Range(0, program.RowCount).Select(row => row % 2 == 0 ? 0.5 : 2)];
        Fill();
    }

    public enum Outcome
    {
        Moved,
        Optimal,
        Unbounded,
    }

    private int Right => rows[0].Length - 1;

    public Outcome Step()
    {
        int entering = Array.FindIndex(rows[^1], 0, Right, cost => Tolerances.Optimality.Exceeds(cost, 1));
        if (entering < 0)
        {
            return Outcome.Optimal;
        }

        (int leaving, double step) = Leaving(entering);
        if (step >= upper[entering] && double.IsFinite(upper[entering]))
        {
            Mirror(entering);
            return Outcome.Moved;
        }

        if (leaving < 0)
        {
            return Outcome.Unbounded;
        }

        // Toward the upper bound the basic variable is mirrored first, and so leaves at 0 as well.
        if (rows[leaving][entering] < 0)
        {
            MirrorBasic(leaving);
        }

        Pivot(leaving, entering);
        return Outcome.Moved;
    }

    public LinearProgramSolution Answer(string method)
    {
        double[] values = new double[upper.Length];
        for (int row = 0; row < basic.Length; row++)
        {
            values[basic[row]] = rows[row][Right];
        }

        double[] scales = fault == TextbookFault.DualNotUnscaled ? [.. rowScales.Select(_ => 1.0)] : rowScales;
        return new()
        {
            Status = LinearProgramStatus.Optimal,
            Method = method,
            Value = program.ObjectiveConstant - rows[^1][Right],
            Primal = Sequence.Of(program.VariableCount, variable => isMirrored[variable] ? upper[variable] - values[variable] : values[variable]),
            RowDuals = Sequence.Of(program.RowCount, row => -rows[^1][program.VariableCount + row] * scales[row]),
            ReducedCosts = Sequence.Of(program.VariableCount, variable => isMirrored[variable] ? -rows[^1][variable] : rows[^1][variable]),
        };
    }

    private void Fill()
    {
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            rows[^1][variable] = program.Costs[variable];
            for (int position = program.ColumnStarts[variable]; position < program.ColumnStarts[variable + 1]; position++)
            {
                int row = program.RowIndices[position];
                rows[row][variable] = program.Coefficients[position] * rowScales[row];
            }
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            rows[row][program.VariableCount + row] = 1;
            rows[row][Right] = program.RowUpper[row] * rowScales[row];
        }
    }

    private (int Row, double Step) Leaving(int entering)
    {
        (int Row, double Step) best = (-1, double.PositiveInfinity);
        for (int row = 0; row < basic.Length; row++)
        {
            double cell = rows[row][entering];
            double room = cell > 0 ? rows[row][Right] : upper[basic[row]] - rows[row][Right];
            double step = Tolerances.Pivot.Exceeds(Math.Abs(cell), 1) ? room / Math.Abs(cell) : double.PositiveInfinity;
            bool isBetter = step < best.Step || (step == best.Step && best.Row >= 0 && basic[row] < basic[best.Row]);
            if (fault == TextbookFault.SkippedRatioTest ? best.Row < 0 && double.IsFinite(step) : double.IsFinite(step) && isBetter)
            {
                best = (row, step);
            }
        }

        return best;
    }

    // Replaces a nonbasic column by its distance from its upper bound.
    private void Mirror(int column)
    {
        foreach (double[] row in rows)
        {
            bool isWrong = fault == TextbookFault.WrongSignOnBoundFlip && row != rows[^1];
            row[Right] += (isWrong ? 1 : -1) * row[column] * upper[column];
            row[column] = -row[column];
        }

        isMirrored[column] = !isMirrored[column];
    }

    private void MirrorBasic(int row)
    {
        int column = basic[row];
        rows[row] = Array.ConvertAll(rows[row], cell => -cell);
        rows[row][column] = 1;
        rows[row][Right] += upper[column];
        isMirrored[column] = !isMirrored[column];
    }

    private void Pivot(int leaving, int entering)
    {
        rows[leaving] = Array.ConvertAll(rows[leaving], cell => cell / rows[leaving][entering]);
        foreach (double[] row in rows.Where(row => row != rows[leaving]))
        {
            double factor = row[entering];
            for (int column = 0; column < row.Length; column++)
            {
                row[column] -= factor * rows[leaving][column];
            }
        }

        basic[leaving] = entering;
    }
}
