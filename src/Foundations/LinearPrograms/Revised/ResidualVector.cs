namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Differences of products in twice the precision of a double: residuals for refinement must not drown in rounding. Reused, so that a re-solve allocates nothing.</summary>
/// <param name="size">Largest number of entries.</param>
internal sealed class ResidualVector(int size)
{
    private readonly double[] sums = new double[size];
    private readonly double[] corrections = new double[size];
    private readonly double[] largest = new double[size];

    /// <summary>The rounded entry.</summary>
    public double this[int index] => sums[index] + corrections[index];

    /// <summary>Begins with these entries.</summary>
    public void Begin(ReadOnlySpan<double> values)
    {
        values.CopyTo(sums);
        corrections.AsSpan(0, values.Length).Clear();
        for (int index = 0; index < values.Length; index++)
        {
            largest[index] = Math.Abs(values[index]);
        }
    }

    /// <summary>Begins with zeros.</summary>
    public void BeginZero(int count)
    {
        sums.AsSpan(0, count).Clear();
        corrections.AsSpan(0, count).Clear();
        largest.AsSpan(0, count).Clear();
    }

    /// <summary>Whether an entry is no more than a share of the largest product that went into it.</summary>
    public bool IsRounding(int index, double share) => Math.Abs(this[index]) <= share * largest[index];

    /// <summary>Subtracts left · right from an entry.</summary>
    public void SubtractProduct(int index, double left, double right)
    {
        Residual entry = Entry(index);
        entry.SubtractProduct(left, right);
        Put(index, entry);
    }

    /// <summary>An entry taken out, to subtract many products from it.</summary>
    public Residual Entry(int index) => new(sums[index], corrections[index], largest[index]);

    /// <summary>Puts an entry back.</summary>
    public void Put(int index, Residual entry)
    {
        sums[index] = entry.Sum;
        corrections[index] = entry.Correction;
        largest[index] = entry.Largest;
    }
}
