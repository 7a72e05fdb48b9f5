using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Turns written rows into columns by counting; entries that are 0 are left out, those of one place added up, and what is 0 then left out too.</summary>
internal static class WrittenColumns<T>
    where T : struct, IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
{
    private static readonly EqualityComparer<T> Same = EqualityComparer<T>.Default;

    public static (int[] Starts, int[] Rows, T[] Values) Of(
        int columns, ReadOnlySpan<int> rowStarts, ReadOnlySpan<int> variables, ReadOnlySpan<T> coefficients)
    {
        int[] starts = Starts(columns, variables, coefficients);
        int[] next = starts.AsSpan(0, columns).ToArray();
        int[] rows = GC.AllocateUninitializedArray<int>(starts[columns]);
        T[] values = GC.AllocateUninitializedArray<T>(starts[columns]);
        bool isClean = true;
        for (int row = 0; row < rowStarts.Length; row++)
        {
            int end = row + 1 < rowStarts.Length ? rowStarts[row + 1] : variables.Length;
            for (int entry = rowStarts[row]; entry < end; entry++)
            {
                if (Same.Equals(coefficients[entry], T.AdditiveIdentity))
                {
                    continue;
                }

                int column = variables[entry];
                int place = next[column]++;
                rows[place] = row;
                values[place] = coefficients[entry];
                isClean &= place == starts[column] || rows[place - 1] != row;
            }
        }

        return isClean ? (starts, rows, values) : Cleaned(starts, rows, values);
    }

    private static int[] Starts(int columns, ReadOnlySpan<int> variables, ReadOnlySpan<T> coefficients)
    {
        int[] starts = new int[columns + 1];
        for (int entry = 0; entry < variables.Length; entry++)
        {
            starts[variables[entry] + 1] += Same.Equals(coefficients[entry], T.AdditiveIdentity) ? 0 : 1;
        }

        for (int column = 0; column < columns; column++)
        {
            starts[column + 1] += starts[column];
        }

        return starts;
    }

    // Rows ascend inside a column, so entries of one place are neighbors.
    private static (int[] Starts, int[] Rows, T[] Values) Cleaned(int[] starts, int[] rows, T[] values)
    {
        int[] cleaned = new int[starts.Length];
        int kept = 0;
        for (int column = 0; column + 1 < starts.Length; column++)
        {
            for (int entry = starts[column]; entry < starts[column + 1];)
            {
                int row = rows[entry];
                T sum = values[entry++];
                while (entry < starts[column + 1] && rows[entry] == row)
                {
                    sum += values[entry++];
                }

                if (!Same.Equals(sum, T.AdditiveIdentity))
                {
                    rows[kept] = row;
                    values[kept++] = sum;
                }
            }

            cleaned[column + 1] = kept;
        }

        return (cleaned, rows[..kept], values[..kept]);
    }
}
