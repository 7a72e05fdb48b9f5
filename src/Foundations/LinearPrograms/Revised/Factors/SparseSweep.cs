using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>Triangular solves that visit only the places where the result is nonzero.</summary>
/// <remarks>
/// A search in depth finds the places that the right-hand side reaches through the matrix; its postorder, backwards, is an order in which
/// they can be eliminated. Time is that of the arithmetic. Given up without a trace when it would visit too many places.
/// </remarks>
[Reference("gilbert1988", "depth-first search for the nonzeros of a triangular solve")]
[Reference("hall2005", "hyper-sparse solves when the result is expected to have at most a tenth of nonzeros")]
internal sealed class SparseSweep
{
    // Below this many places a plain loop over all of them is as fast.
    private const int SmallestSize = 64;

    private int[] marks = [];
    private int[] found = [];
    private int[] stack = [];
    private int[] cursors = [];
    private int mark;

    /// <summary>Makes room for a number of places.</summary>
    public void Reset(int size)
    {
        if (size > marks.Length)
        {
            marks = new int[size];
            found = new int[size];
            stack = new int[size];
            cursors = new int[size];
            mark = 0;
        }
    }

    /// <summary>Solves in place when the result is expected to be sparse, and turns out to be.</summary>
    /// <param name="lines">Off-diagonal part: the line of a place names the places it is subtracted from.</param>
    /// <param name="pivots">Diagonal; empty for a unit diagonal.</param>
    /// <param name="vector">Right-hand side, then the result with its exact list.</param>
    /// <param name="smallest">Results of this size and below become 0.</param>
    /// <param name="history">Results of earlier solves of this kind.</param>
    /// <returns>False when nothing was done: the plain solve is to be used.</returns>
    public bool TrySolve(SparseLines lines, ReadOnlySpan<double> pivots, SparseVector vector, double smallest, SweepHistory history)
    {
        int count = vector.Count;
        int limit = (int)(vector.Size * SweepHistory.LargestSparseShare);
        if (vector.IsDense || vector.Size < SmallestSize || count > limit)
        {
            return false;
        }

        if (!history.ExpectsSparse(count))
        {
            history.Fade(count);
            return false;
        }

        int reached = Search(lines, vector, limit);
        history.Observe(count, reached < 0 ? 1 : (double)reached / vector.Size);
        if (reached < 0)
        {
            return false;
        }

        Eliminate(lines, pivots, vector, smallest, reached);
        return true;
    }

    // Number of places reached, in postorder in `found`; −1 when they are more than the limit.
    private int Search(SparseLines lines, SparseVector vector, int limit)
    {
        NextMark();
        int reached = 0;
        foreach (int root in vector.Listed)
        {
            if (marks[root] != mark && vector.Values[root] != 0)
            {
                reached = SearchFrom(root, lines, reached, limit);
                if (reached < 0)
                {
                    return reached;
                }
            }
        }

        return reached;
    }

    private int SearchFrom(int root, SparseLines lines, int reached, int limit)
    {
        LineExtent[] extents = lines.Extents;
        int[] indices = lines.Indices;
        int depth = 0;
        stack[0] = root;
        cursors[0] = extents[root].Start;
        marks[root] = mark;
        while (depth >= 0)
        {
            int node = stack[depth];
            int cursor = cursors[depth];
            int end = extents[node].Start + extents[node].Length;
            while (cursor < end && marks[indices[cursor]] == mark)
            {
                cursor++;
            }

            if (cursor == end)
            {
                found[reached++] = node;
                depth--;
                continue;
            }

            if (reached + depth >= limit)
            {
                return -1;
            }

            int child = indices[cursor];
            cursors[depth] = cursor + 1;
            marks[child] = mark;
            stack[++depth] = child;
            cursors[depth] = extents[child].Start;
        }

        return reached;
    }

    private void Eliminate(SparseLines lines, ReadOnlySpan<double> pivots, SparseVector vector, double smallest, int reached)
    {
        double[] values = vector.Values;
        int[] listed = vector.Indices;
        int count = 0;
        for (int position = reached - 1; position >= 0; position--)
        {
            int place = found[position];
            double value = values[place];
            if (Math.Abs(value) <= smallest)
            {
                values[place] = 0;
                continue;
            }

            if (!pivots.IsEmpty)
            {
                value /= pivots[place];
                values[place] = value;
            }

            listed[count++] = place;
            SparseKernels.Subtract(values, value, lines.IndicesOf(place), lines.ValuesOf(place));
        }

        vector.Count = count;
    }

    private void NextMark()
    {
        if (mark == int.MaxValue)
        {
            Array.Clear(marks);
            mark = 0;
        }

        mark++;
    }
}
