using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>A vector of doubles together with the list of the places that may be nonzero.</summary>
/// <remarks>
/// Every nonzero is listed, unless <see cref="IsDense"/>; a listed place may hold 0, and no place is listed twice. Owners read and write the
/// arrays directly: this type is the working memory of the simplex method, not a value. Single-threaded.
/// </remarks>
internal sealed class SparseVector
{
    /// <summary>Initializes the zero vector.</summary>
    /// <param name="size">Number of places, at least 0.</param>
    public SparseVector(int size) => Resize(size);

    /// <summary>Gets the entries, shape [place]; at least <see cref="Size"/> long and 0 beyond it.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>Gets the listed places; the first <see cref="Count"/> count.</summary>
    public int[] Indices { get; private set; } = [];

    /// <summary>Gets the number of places.</summary>
    public int Size { get; private set; }

    /// <summary>Gets or sets the number of listed places; without meaning while <see cref="IsDense"/>.</summary>
    public int Count { get; set; }

    /// <summary>Gets or sets a value indicating whether the list is not kept, so that any place may be nonzero.</summary>
    public bool IsDense { get; set; }

    /// <summary>Gets the listed places.</summary>
    public ReadOnlySpan<int> Listed => Indices.AsSpan(0, Count);

    /// <summary>Makes the vector zero, in time of the list's length.</summary>
    public void Clear()
    {
        double[] values = Values;
        if (IsDense || Count > Size >> 2)
        {
            Array.Clear(values, 0, Size);
        }
        else
        {
            foreach (int place in Listed)
            {
                values[place] = 0;
            }
        }

        Count = 0;
        IsDense = false;
    }

    /// <summary>Sets a place that is 0 and not listed, and lists it.</summary>
    /// <param name="place">Index of the place.</param>
    /// <param name="value">Its new entry.</param>
    public void Add(int place, double value)
    {
        Values[place] = value;
        Indices[Count++] = place;
    }

    /// <summary>Lists exactly the places whose entries are above a size, and sets the others to 0.</summary>
    /// <param name="smallest">Entries of this size and below become 0.</param>
    public void Pack(double smallest = 0)
    {
        Span<double> values = Values.AsSpan(0, Size);
        int[] indices = Indices;
        int count = 0;
        for (int place = 0; place < values.Length; place++)
        {
            if (values[place] != 0)
            {
                if (Math.Abs(values[place]) > smallest)
                {
                    indices[count++] = place;
                }
                else
                {
                    values[place] = 0;
                }
            }
        }

        Count = count;
        IsDense = false;
    }

    /// <summary>Divides each entry by its divisor, then lists exactly the places whose entries are above a size, and sets the others to 0.</summary>
    /// <param name="divisors">One for each place.</param>
    /// <param name="smallest">Entries of this size and below become 0, before and after the division.</param>
    public void Divide(double[] divisors, double smallest)
    {
        Span<double> values = Values.AsSpan(0, Size);
        ReadOnlySpan<double> by = divisors.AsSpan(0, Size);
        Vector<double> bound = new(smallest);
        int count = 0;
        int place = 0;
        for (; place <= values.Length - Vector<double>.Count; place += Vector<double>.Count)
        {
            Vector<double> block = new(values[place..]);
            if (!Vector.EqualsAll(block, Vector<double>.Zero))
            {
                Vector<double> kept = Vector.ConditionalSelect(
                    Vector.LessThanOrEqual(Vector.Abs(block), bound), Vector<double>.Zero, block / new Vector<double>(by[place..]));
                kept.CopyTo(values[place..]);
                count = List(values, place, Vector<double>.Count, count);
            }
        }

        for (int rest = place; rest < values.Length; rest++)
        {
            values[rest] = Math.Abs(values[rest]) <= smallest ? 0 : values[rest] / by[rest];
        }

        Count = List(values, place, values.Length - place, count);
        IsDense = false;
    }

    /// <summary>The sum of the squares of the listed entries.</summary>
    public double SquaredNorm()
    {
        double sum = 0;
        foreach (int place in Listed)
        {
            sum += Values[place] * Values[place];
        }

        return sum;
    }

    /// <summary>Takes over the entries and the list of a vector of the same size.</summary>
    /// <param name="source">Vector to copy.</param>
    public void CopyFrom(SparseVector source)
    {
        Clear();
        IsDense = source.IsDense;
        if (IsDense)
        {
            source.Values.AsSpan(0, Size).CopyTo(Values);
            return;
        }

        foreach (int place in source.Listed)
        {
            Add(place, source.Values[place]);
        }
    }

    /// <summary>Changes the number of places and makes the vector zero; memory is kept for later.</summary>
    /// <param name="size">New number of places.</param>
    public void Resize(int size)
    {
        Clear();
        if (size > Values.Length)
        {
            Values = new double[size];
            Indices = new int[size];
        }

        Size = size;
    }

    // Without a branch per entry: the place is written anyway, and counts if its entry is not 0.
    private int List(ReadOnlySpan<double> values, int first, int length, int count)
    {
        int[] indices = Indices;
        for (int place = first; place < first + length; place++)
        {
            indices[count] = place;
            count += values[place] != 0 ? 1 : 0;
        }

        return count;
    }
}
