using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.LinearPrograms.Revised.Factors;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <summary>What holds for factors of a basis, checked against the basis itself.</summary>
internal static class FactorLaws
{
    /// <summary>Largest error of solves for unit, sparse and dense right-hand sides, relative to the numbers that were added up.</summary>
    public static double WorstResidual(SampleBasis sample, int[] basis, Action<SparseVector> forward, Action<SparseVector> backward)
    {
        double worst = 0;
        foreach (double[] side in RightHandSides(sample.Rows))
        {
            double[] solution = Solved(side, forward);
            double[] transposed = Solved(side, backward);
            for (int index = 0; index < sample.Rows; index++)
            {
                int line = index;
                worst = Math.Max(worst, Error(side[line], slot => sample.Entry(line, basis[slot]) * solution[slot], sample.Rows));
                worst = Math.Max(worst, Error(side[line], row => sample.Entry(row, basis[line]) * transposed[row], sample.Rows));
            }
        }

        return worst;
    }

    /// <summary>Solves for a dense array; its nonzeros go in listed unless they are many.</summary>
    public static double[] Solved(double[] side, Action<SparseVector> solve)
    {
        SparseVector vector = new(side.Length);
        side.CopyTo(vector.Values, 0);
        vector.Pack();
        solve(vector);
        RequireListed(vector);
        return [.. vector.Values.Take(side.Length)];
    }

    /// <summary>The column of a variable, as a vector.</summary>
    public static SparseVector Column(SampleBasis sample, int variable)
    {
        SparseVector vector = new(sample.Rows);
        for (int row = 0; row < sample.Rows; row++)
        {
            if (sample.Entry(row, variable) != 0)
            {
                vector.Add(row, sample.Entry(row, variable));
            }
        }

        return vector;
    }

    private static void RequireListed(SparseVector vector)
    {
        Assert.False(vector.IsDense);
        int[] listed = vector.Listed.ToArray();
        Assert.Equal(listed.Length, listed.Distinct().Count());
        Assert.All(Enumerable.Range(0, vector.Size).Except(listed), place => Assert.Equal(0, vector.Values[place]));
    }

    private static IEnumerable<double[]> RightHandSides(int rows)
    {
        foreach (int place in new[] { 0, rows / 2, rows - 1 })
        {
            yield return [.. Enumerable.Range(0, rows).Select(row => row == place ? 1.0 : 0)];
        }

        yield return [.. Enumerable.Range(0, rows).Select(row => row % 5 == 1 ? row - 7.5 : 0)];
        yield return [.. Enumerable.Range(0, rows).Select(row => 1.0 + (row % 3))];
        yield return new double[rows];
    }

    // Terms count by their size: the residual of a backward stable solve is small beside them, whatever the condition of the basis.
    private static double Error(double side, Func<int, double> term, int count)
    {
        double sum = -side;
        double size = Math.Abs(side);
        for (int index = 0; index < count; index++)
        {
            sum += term(index);
            size += Math.Abs(term(index));
        }

        return size == 0 ? 0 : Math.Abs(sum) / Math.Max(size, 1);
    }
}
