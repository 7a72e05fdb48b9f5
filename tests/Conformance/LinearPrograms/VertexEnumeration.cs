using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>
/// An oracle that shares nothing with any solver: tries every choice of n bounding planes in rationals. To find vertices always, the
/// program is cut off by a box so large that a feasible program of small integers has a feasible point in it and a bounded one its
/// optimum; a program whose optimum moves when the box grows is unbounded.
/// </summary>
public static class VertexEnumeration
{
    private const long SmallBox = 1_000_000;

    public static (LinearProgramStatus Status, Rational Value) Solve(LinearProgram program)
    {
        Rational? small = BestInBox(program, SmallBox);
        Rational? large = BestInBox(program, 2 * SmallBox);
        return small is null ? (LinearProgramStatus.Infeasible, default)
            : small == large ? (LinearProgramStatus.Optimal, small.Value)
            : (LinearProgramStatus.Unbounded, default);
    }

    private static Rational? BestInBox(LinearProgram program, Rational box)
    {
        List<(Rational[] Normal, Rational Lower, Rational Upper)> slabs = Slabs(program, box);
        List<(Rational[] Normal, Rational Side)> planes =
            [.. slabs.SelectMany(slab => new[] { (slab.Normal, slab.Lower), (slab.Normal, slab.Upper) })];
        Rational? best = null;
        foreach (int[] choice in Choices(planes.Count, program.VariableCount))
        {
            if (Intersect([.. choice.Select(index => planes[index])]) is { } point && slabs.TrueForAll(slab => Holds(slab, point)))
            {
                Rational value = program.ExactObjectiveConstant + Dot([.. Enumerable.Range(0, point.Length).Select(program.ExactCost)], point);
                bool isBetter = best is null || (program.Sense == ObjectiveSense.Minimize ? value < best : value > best);
                best = isBetter ? value : best;
            }
        }

        return best;
    }

    private static List<(Rational[] Normal, Rational Lower, Rational Upper)> Slabs(LinearProgram program, Rational box)
    {
        List<(Rational[], Rational, Rational)> slabs = [];
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            Rational[] normal = new Rational[program.VariableCount];
            normal[variable] = 1;
            slabs.Add((normal, program.ExactVariableLower(variable) ?? -box, program.ExactVariableUpper(variable) ?? box));
        }

        Rational[][] rows = [.. Enumerable.Range(0, program.RowCount).Select(_ => new Rational[program.VariableCount])];
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            for (int position = program.ColumnStarts[variable]; position < program.ColumnStarts[variable + 1]; position++)
            {
                rows[program.RowIndices[position]][variable] = program.ExactCoefficient(position);
            }
        }

        for (int row = 0; row < rows.Length; row++)
        {
            // Larger than any activity inside the box: no bound at all.
            slabs.Add((rows[row], program.ExactRowLower(row) ?? -100 * box, program.ExactRowUpper(row) ?? 100 * box));
        }

        return slabs;
    }

    private static bool Holds((Rational[] Normal, Rational Lower, Rational Upper) slab, Rational[] point)
    {
        Rational activity = Dot(slab.Normal, point);
        return activity >= slab.Lower && activity <= slab.Upper;
    }

    private static Rational Dot(Rational[] left, Rational[] right)
    {
        Rational sum = default;
        for (int index = 0; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }

    private static IEnumerable<int[]> Choices(int count, int size) => size == 0
        ? [[]]
        : Choices(count, size - 1).SelectMany(head =>
            Enumerable.Range(head.Length == 0 ? 0 : head[^1] + 1, Math.Max(0, count - (head.Length == 0 ? 0 : head[^1] + 1))).Select(last => head.Append(last).ToArray()));

    // Gauss-Jordan elimination in rationals; null when the planes have no single common point.
    private static Rational[]? Intersect((Rational[] Normal, Rational Side)[] planes)
    {
        int size = planes.Length;
        Rational[][] rows = [.. planes.Select(plane => (Rational[])[.. plane.Normal, plane.Side])];
        for (int step = 0; step < size; step++)
        {
            int pivot = Array.FindIndex(rows, step, row => !row[step].IsZero);
            if (pivot < 0)
            {
                return null;
            }

            (rows[step], rows[pivot]) = (rows[pivot], rows[step]);
            for (int row = 0; row < size; row++)
            {
                Rational factor = row == step ? default : rows[row][step] / rows[step][step];
                for (int column = step; column <= size && !factor.IsZero; column++)
                {
                    rows[row][column] -= factor * rows[step][column];
                }
            }
        }

        return [.. rows.Select((row, index) => row[size] / row[index])];
    }
}
