using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.LinearPrograms.Revised.Factors;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <summary>Factors put together from the parts of <see cref="BasisFactors"/>, rightly or with one planted bug.</summary>
internal sealed class ComposedFactors(bool skipsRowEta = false, bool swapsTransposedSteps = false)
{
    private readonly LowerFactor lower = new();
    private readonly UpperFactor upper = new();
    private readonly RowEtas etas = new();
    private readonly SparseSweep sweep = new();
    private readonly PackedVector spike = new();
    private int size;

    /// <summary>Largest entry of L in the columns that elimination, not peeling, chose.</summary>
    public static double LargestMultiplier(SampleBasis sample, double threshold)
    {
        LowerFactor below = new();
        UpperFactor above = new();
        FactorDraft draft = new(below, above);
        draft.Reset(sample.Rows);
        new SingletonPeeling().Run(sample.View(), sample.Basis(), draft);
        int peeled = draft.Pivots;
        new NucleusElimination().Run(sample.View(), sample.Basis(), threshold, draft);
        double largest = 0;
        foreach (int row in above.Order[peeled..])
        {
            largest = Math.Max(largest, SingletonPeeling.Largest(below.Columns.ValuesOf(row)));
        }

        return largest;
    }

    public void Factor(SampleBasis sample, int[] basis)
    {
        FactorDraft draft = new(lower, upper);
        size = sample.Rows;
        draft.Reset(sample.Rows);
        sweep.Reset(sample.Rows);
        spike.Resize(sample.Rows);
        new SingletonPeeling().Run(sample.View(), basis, draft);
        new NucleusElimination().Run(sample.View(), basis, 0.1, draft);
        int[] members = [.. basis];
        for (int row = 0; row < sample.Rows; row++)
        {
            basis[row] = members[draft.PositionOf(row)];
        }

        lower.Finish(upper.Order);
        upper.Finish();
    }

    public void Forward(SparseVector vector)
    {
        lower.Forward(vector, sweep, 0);
        etas.Forward(vector);
        spike.Keep(vector, 0);
        upper.Forward(vector, sweep, 0);
    }

    public void Backward(SparseVector vector)
    {
        if (swapsTransposedSteps)
        {
            etas.Backward(vector);
            upper.Backward(vector, sweep, 0);
        }
        else
        {
            upper.Backward(vector, sweep, 0);
            etas.Backward(vector);
        }

        lower.Backward(vector, sweep, 0);
    }

    public void Update(int slot, double alpha)
    {
        SparseVector row = new(size);
        row.Add(slot, upper.PivotOf(slot));
        upper.Backward(row, sweep, 0);
        foreach (int other in row.Listed)
        {
            if (other != slot && !skipsRowEta)
            {
                etas.Append(other, -row.Values[other]);
            }
        }

        double pivot = upper.PivotOf(slot) * alpha;
        etas.Close(slot);
        upper.Replace(slot, pivot, spike.Indices, spike.Values);
    }
}
