namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>What the bounds of its columns allow a row's activity to be.</summary>
/// <remarks>Infinite and huge bounds are counted, not added; the default is the activity of an empty row.</remarks>
internal struct RowActivity
{
    private double finiteMin;
    private double finiteMax;
    private int infiniteBelow;
    private int infiniteAbove;

    /// <summary>Gets the smallest activity, -∞ when there is none.</summary>
    public readonly double Min => infiniteBelow > 0 ? double.NegativeInfinity : finiteMin;

    /// <summary>Gets the largest activity, +∞ when there is none.</summary>
    public readonly double Max => infiniteAbove > 0 ? double.PositiveInfinity : finiteMax;

    /// <summary>Gets the size of the largest term of <see cref="Min"/>.</summary>
    public double MinScale { readonly get; private set; }

    /// <summary>Gets the size of the largest term of <see cref="Max"/>.</summary>
    public double MaxScale { readonly get; private set; }

    public void Add(double coefficient, double lower, double upper)
    {
        (double low, double high) = Range(coefficient, lower, upper);
        Add(low, 1, ref finiteMin, ref infiniteBelow);
        Add(high, 1, ref finiteMax, ref infiniteAbove);
        MinScale = Math.Max(MinScale, PresolveNumbers.Size(low));
        MaxScale = Math.Max(MaxScale, PresolveNumbers.Size(high));
    }

    /// <summary>The activity without a term that was added before; subtraction may leave rounding noise.</summary>
    public readonly RowActivity Without(double coefficient, double lower, double upper)
    {
        RowActivity rest = this;
        (double low, double high) = Range(coefficient, lower, upper);
        Add(low, -1, ref rest.finiteMin, ref rest.infiniteBelow);
        Add(high, -1, ref rest.finiteMax, ref rest.infiniteAbove);
        return rest;
    }

    /// <summary>The range of coefficient · x, huge bounds taken for absent.</summary>
    public static (double Low, double High) Range(double coefficient, double lower, double upper)
    {
        double from = lower <= -PresolveNumbers.Huge ? double.NegativeInfinity : lower;
        double to = upper >= PresolveNumbers.Huge ? double.PositiveInfinity : upper;
        return coefficient > 0 ? (coefficient * from, coefficient * to) : (coefficient * to, coefficient * from);
    }

    private static void Add(double term, int times, ref double sum, ref int infinite)
    {
        if (Math.Abs(term) >= PresolveNumbers.Huge)
        {
            infinite += times;
        }
        else
        {
            sum += times * term;
        }
    }
}
