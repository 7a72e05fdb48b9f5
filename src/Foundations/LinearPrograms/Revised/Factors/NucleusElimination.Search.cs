namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <content>The search for the next pivot.</content>
internal sealed partial class NucleusElimination
{
    // Lines looked at once a pivot is known: more cost more time than the fill they save (Suhl and Suhl: 4).
    private const int LongestSearch = 4;

    private long bestMerit;
    private int bestRow;
    private int bestPosition;
    private int searched;

    // Smallest (row count − 1) · (column count − 1) among the lines of the smallest counts; ties to the one seen first.
    private bool FindPivot(out int row, out int position)
    {
        bestMerit = long.MaxValue;
        bestRow = FactorDraft.None;
        searched = 0;
        int size = scales.Length;
        for (int count = 1; count <= size; count++)
        {
            if (SearchColumns(count) || SearchRows(count))
            {
                break;
            }
        }

        row = bestRow;
        position = bestPosition;
        return bestRow != FactorDraft.None;
    }

    private bool SearchColumns(int count)
    {
        int position = columnLists.First(count);
        while (position != CountLists.None)
        {
            int next = columnLists.Next(position);
            if (!SingletonPeeling.IsPivot(LargestOf(position), scales[position]))
            {
                LeaveOut(position);
            }
            else
            {
                ConsiderColumn(position);
                if (IsOver((count - 1L) * (count - 1)))
                {
                    return true;
                }
            }

            position = next;
        }

        return false;
    }

    private bool SearchRows(int count)
    {
        int row = rowLists.First(count);
        while (row != CountLists.None)
        {
            int next = rowLists.Next(row);
            ConsiderRow(row);
            if (IsOver(count * (count - 1L)))
            {
                return true;
            }

            row = next;
        }

        return false;
    }

    // No line still to come can be better, or enough of them were seen.
    private bool IsOver(long meritToCome) =>
        bestRow != FactorDraft.None && (bestMerit <= meritToCome || ++searched >= LongestSearch);

    private void ConsiderColumn(int position)
    {
        ReadOnlySpan<int> indices = columns.IndicesOf(position);
        ReadOnlySpan<double> values = columns.ValuesOf(position);
        double smallest = threshold * LargestOf(position);
        long others = indices.Length - 1;
        for (int entry = 0; entry < indices.Length; entry++)
        {
            long merit = others * (rows.LengthOf(indices[entry]) - 1);
            if (merit < bestMerit && Math.Abs(values[entry]) >= smallest && SingletonPeeling.IsPivot(values[entry], scales[position]))
            {
                Keep(indices[entry], position, merit);
            }
        }
    }

    private void ConsiderRow(int row)
    {
        long others = rows.LengthOf(row) - 1;
        foreach (int position in rows.IndicesOf(row))
        {
            long merit = others * (columns.LengthOf(position) - 1);
            if (merit >= bestMerit)
            {
                continue;
            }

            double size = Math.Abs(columns.ValuesOf(position)[columns.PositionOf(position, row)]);
            if (size >= threshold * LargestOf(position) && SingletonPeeling.IsPivot(size, scales[position]))
            {
                Keep(row, position, merit);
            }
        }
    }

    private double LargestOf(int position)
    {
        ref double known = ref largest[position];
        if (known < 0)
        {
            known = SingletonPeeling.Largest(columns.ValuesOf(position));
        }

        return known;
    }

    private void Keep(int row, int position, long merit)
    {
        bestMerit = merit;
        bestRow = row;
        bestPosition = position;
    }

    private void LeaveOut(int position)
    {
        remaining--;
        columnLists.Unlink(position);
        foreach (int row in columns.IndicesOf(position))
        {
            rows.Remove(row, position);
            rowLists.Link(row, rows.LengthOf(row));
        }

        columns.Clear(position);
    }
}
