using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Coefficients of a program that is being built, in the order given.</summary>
internal sealed class CoefficientList
{
    private readonly List<Place> places = [];
    private readonly NumberList values = new();

    public void Add(int row, int variable, LinearProgramNumber value, bool replaces)
    {
        places.Add(new(row, variable, replaces));
        values.Add(value);
    }

    public void AddRow(int row, ReadOnlySpan<int> variables, ReadOnlySpan<double> coefficients)
    {
        foreach (int variable in variables)
        {
            places.Add(new(row, variable, Replaces: true));
        }

        values.AddRange(coefficients);
    }

    /// <summary>Sorts the coefficients by columns and rows and combines those for one place; what is exactly 0 then is left out.</summary>
    /// <param name="variables">Number of columns.</param>
    public (int[] Starts, int[] Rows, ExactNumbers Coefficients) Compress(int variables)
    {
        int[] order = Ordered(variables);
        int[] starts = new int[variables + 1];
        List<int> rows = new(order.Length);
        NumberList coefficients = new();
        for (int position = 0; position < order.Length;)
        {
            Place place = places[order[position]];
            LinearProgramNumber value = Combine(order, ref position);
            if (value.Value != 0 || value.IsRounded)
            {
                rows.Add(place.Row);
                coefficients.Add(value);
                starts[place.Variable + 1]++;
            }
        }

        for (int variable = 0; variable < variables; variable++)
        {
            starts[variable + 1] += starts[variable];
        }

        return (starts, [.. rows], coefficients.ToNumbers());
    }

    // A sum that happens to be a double is kept as one.
    private static LinearProgramNumber Simplest(Rational sum)
    {
        LinearProgramNumber number = sum;
        return number.IsRounded ? number : number.Value;
    }

    // Indices of the entries by column, then row, then age: counted into columns, and sorted there if they did not come in order.
    private int[] Ordered(int variables)
    {
        int[] ends = new int[variables + 1];
        foreach (Place place in places)
        {
            ends[place.Variable + 1]++;
        }

        for (int variable = 0; variable < variables; variable++)
        {
            ends[variable + 1] += ends[variable];
        }

        int[] order = new int[places.Count];
        for (int index = 0; index < order.Length; index++)
        {
            order[ends[places[index].Variable]++] = index;
        }

        int start = 0;
        for (int variable = 0; variable < variables; variable++)
        {
            SortByRow(order.AsSpan(start, ends[variable] - start));
            start = ends[variable];
        }

        return order;
    }

    private void SortByRow(Span<int> column)
    {
        for (int index = 1; index < column.Length; index++)
        {
            if (places[column[index]].Row < places[column[index - 1]].Row)
            {
                column.Sort((left, right) => (places[left].Row, left).CompareTo((places[right].Row, right)));
                return;
            }
        }
    }

    // What the entries for one place amount to: later ones add to or replace earlier ones.
    private LinearProgramNumber Combine(int[] order, ref int position)
    {
        Place first = places[order[position]];
        LinearProgramNumber value = values.At(order[position++]);
        while (position < order.Length && places[order[position]].IsAt(first))
        {
            int next = order[position++];
            value = places[next].Replaces ? values.At(next) : Simplest(value.Exact + values.ExactAt(next));
        }

        return value;
    }

    private readonly record struct Place(int Row, int Variable, bool Replaces)
    {
        public bool IsAt(Place other) => Variable == other.Variable && Row == other.Row;
    }
}
