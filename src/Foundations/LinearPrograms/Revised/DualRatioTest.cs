using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Chooses the entering variable of a dual pivot: the longest step past variables that flip between their bounds.</summary>
/// <remarks>
/// The dual objective along the step is concave with slope |infeasibility| at first; each boxed variable whose reduced cost changes sign
/// lowers the slope by |α|·(upper − lower). Breakpoints are taken in groups as wide as the tolerance lets them be (Harris), and
/// of the last groups the one with a pivot of good size is used, its largest |α|; ties go to the lowest index.
/// </remarks>
[Reference("koberstein2005", "section 6.2: bound flipping ratio test with Harris' tolerance")]
internal sealed class DualRatioTest(SimplexState state)
{
    private const double GrowthOfReach = 8;
    private const double GoodShareOfLargest = 0.1;
    private readonly int[] candidates = new int[state.Model.Total];
    private readonly double[] sizes = new double[state.Model.Total];
    private readonly double[] prices = new double[state.Model.Total];
    private readonly int[] groupEnds = new int[state.Model.Total + 1];
    private int count;
    private int groups;

    /// <summary>The variables that flip to their other bound, valid until the next choice.</summary>
    public ReadOnlySpan<int> Flips => candidates.AsSpan(0, FlipCount);

    public int FlipCount { get; private set; }

    /// <summary>Chooses the entering variable, −1 when none limits the step.</summary>
    /// <param name="row">The pivot row over the columns, its list kept.</param>
    /// <param name="inverseRow">The row of the basis inverse: minus the pivot row over the row activities.</param>
    /// <param name="sign">+1 when the leaving variable is above its upper bound, −1 when below its lower bound.</param>
    /// <param name="infeasibility">Distance of the leaving variable from its bound, positive.</param>
    /// <param name="tolerance">Reduced cost of wrong sign that is tolerated.</param>
    public int Choose(SparseVector row, SparseVector inverseRow, double sign, double infeasibility, double tolerance)
    {
        FlipCount = 0;
        count = 0;
        Gather(row, 0, sign);
        Gather(inverseRow, state.Model.Columns, -sign);
        if (count == 0)
        {
            return -1;
        }

        FormGroups(infeasibility, tolerance);
        return Pick();
    }

    /// <summary>The reduced cost of a candidate counted so that a right sign is positive.</summary>
    public static double Oriented(Standing standing, double reduced, double alpha) => standing switch
    {
        Standing.AtUpper => -reduced,
        Standing.Free => alpha < 0 ? -reduced : reduced,
        _ => reduced,
    };

    private void Gather(SparseVector vector, int offset, double sign)
    {
        ReadOnlySpan<Standing> standing = state.Standing;
        double[] reduced = state.Reduced;
        double smallest = Grain.Pivot;
        foreach (int place in vector.Listed)
        {
            int variable = offset + place;
            double alpha = sign * vector.Values[place];
            bool limits = standing[variable] switch
            {
                Standing.AtLower => alpha > smallest,
                Standing.AtUpper => alpha < -smallest,
                Standing.Free => Math.Abs(alpha) > smallest,
                _ => false,
            };
            if (limits)
            {
                candidates[count] = variable;
                sizes[count] = Math.Abs(alpha);
                prices[count++] = Oriented(standing[variable], reduced[variable], alpha);
            }
        }
    }

    // Groups of breakpoints in ascending order stand at the front of the arrays, each ending at its entry of groupEnds. Only breakpoints
    // within reach are looked at: the reach grows until the slope is used up.
    private void FormGroups(double slope, double tolerance)
    {
        groups = 0;
        int done = 0;
        int near = 0;
        double reach = 0;
        while (slope >= 0 && done < count)
        {
            double step = HarrisStep(done, near, tolerance);
            while (near < count && !(step <= reach))
            {
                reach = Math.Max(HarrisStep(done, count, tolerance), GrowthOfReach * reach);
                near = Partition(near, count, reach);
                step = HarrisStep(done, near, tolerance);
            }

            // A price that is no number is within no step, and makes a group of its own.
            int end = Math.Max(Partition(done, near, step), done + 1);
            slope -= SlopeOf(done, end);
            done = end;
            groupEnds[groups++] = done;
        }
    }

    private double HarrisStep(int from, int to, double tolerance)
    {
        double step = double.PositiveInfinity;
        for (int index = from; index < to; index++)
        {
            step = Math.Min(step, (Math.Max(prices[index], 0) + tolerance) / sizes[index]);
        }

        return step;
    }

    // Brings the candidates with breakpoints up to the step to the front.
    private int Partition(int from, int to, double step)
    {
        int end = from;
        for (int index = from; index < to; index++)
        {
            // Divided as in HarrisStep, so that the candidate that set the step is within it: a product may round below a price of 1e5.
            if (prices[index] / sizes[index] <= step)
            {
                (candidates[index], candidates[end]) = (candidates[end], candidates[index]);
                (sizes[index], sizes[end]) = (sizes[end], sizes[index]);
                (prices[index], prices[end]) = (prices[end], prices[index]);
                end++;
            }
        }

        return end;
    }

    private double SlopeOf(int from, int to)
    {
        double slope = 0;
        for (int index = from; index < to; index++)
        {
            slope += sizes[index] * (state.Upper[candidates[index]] - state.Lower[candidates[index]]);
        }

        return slope;
    }

    private int Pick()
    {
        double largest = 0;
        for (int index = 0; index < groupEnds[groups - 1]; index++)
        {
            largest = Math.Max(largest, sizes[index]);
        }

        double good = Math.Min(GoodShareOfLargest * largest, 1);
        for (int group = groups - 1; group >= 0; group--)
        {
            int start = group == 0 ? 0 : groupEnds[group - 1];
            int best = LargestIn(start, groupEnds[group]);
            if (sizes[best] >= good || group == 0)
            {
                FlipCount = start;
                return candidates[best];
            }
        }

        return -1;
    }

    private int LargestIn(int from, int to)
    {
        int best = from;
        for (int index = from + 1; index < to; index++)
        {
            if (sizes[index] > sizes[best] || (sizes[index] == sizes[best] && candidates[index] < candidates[best]))
            {
                best = index;
            }
        }

        return best;
    }
}
