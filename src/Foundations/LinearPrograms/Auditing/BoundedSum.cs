using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>A compensated sum of products in floating point with a bound on its error.</summary>
/// <remarks>
/// Each term a·b carries the rounding of a (a decimal in the file) and of b·a, the sum those of <see cref="CompensatedSum"/>: with unit
/// roundoff u the error is at most (4 + terms²·u)·u·∑|term|, as good as independent of the number of terms. Added up plainly, the 10,500
/// terms of the objective of Netlib's fit2d could be off by more than the audit tolerates.
/// </remarks>
internal struct BoundedSum
{
    private const double UnitRoundoff = 1.0 / (1L << 53);
    private CompensatedSum sum;
    private double size;
    private int terms;

    public readonly double Value => sum.Value;

    /// <summary>Size of the largest term.</summary>
    public double Largest { get; private set; }

    /// <summary>How far <see cref="Value"/> may be from the sum of the exact products.</summary>
    public readonly double Error => (4 + (UnitRoundoff * terms * terms)) * UnitRoundoff * size;

    /// <summary>How far a sum of the same products may be off that was added up plainly, by somebody else.</summary>
    public readonly double PlainError => (terms + 3) * UnitRoundoff * size;

    public void Add(double term)
    {
        sum += term;
        size += Math.Abs(term);
        Largest = Math.Max(Largest, Math.Abs(term));
        terms++;
    }
}
