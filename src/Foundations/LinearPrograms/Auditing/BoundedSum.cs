namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>A sum of products in floating point with a bound on its error.</summary>
/// <remarks>
/// Each term a·b carries the rounding of a (a decimal in the file), of b·a and of at most as many additions as there are terms; with
/// unit roundoff u the error is at most (terms + 3)·u·∑|term|, up to a factor 1 + u·terms that the 3 covers.
/// </remarks>
internal struct BoundedSum
{
    private const double UnitRoundoff = 1.0 / (1L << 53);
    private double size;
    private int terms;

    public double Value { get; private set; }

    /// <summary>Size of the largest term.</summary>
    public double Largest { get; private set; }

    public readonly double Error => (terms + 3) * UnitRoundoff * size;

    public void Add(double term)
    {
        Value += term;
        size += Math.Abs(term);
        Largest = Math.Max(Largest, Math.Abs(term));
        terms++;
    }
}
