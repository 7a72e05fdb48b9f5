using System.Globalization;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Numerics;

/// <summary>A sum of doubles that carries the rounding errors of its additions along.</summary>
/// <remarks>
/// Write <c>sum += term</c>. For n terms the error is at most 2u·|∑x| + O(n²u²)·∑|x| with u = 2⁻⁵³, however the terms cancel; a plain sum
/// loses up to n·u·∑|x|. Depends on the order of the terms in the last bits only, but it does: reduce in index order. An infinite or NaN
/// term makes the sum infinite or NaN as it would a plain sum. The default value is the empty sum, 0. Constant time per term. Thread-safe.
/// </remarks>
[Reference("neumaier1974", "Algorithm IV, improved Kahan-Babuška summation")]
public readonly record struct CompensatedSum
{
    private readonly double total;
    private readonly double correction;

    private CompensatedSum(double total, double correction)
    {
        this.total = total;
        this.correction = correction;
    }

    /// <summary>Gets the sum, rounded once.</summary>
    public double Value => double.IsFinite(total) ? total + correction : total;

    /// <summary>Adds a term.</summary>
    /// <param name="sum">The sum so far.</param>
    /// <param name="term">The term.</param>
    /// <returns>The sum with the term.</returns>
    public static CompensatedSum operator +(CompensatedSum sum, double term)
    {
        double next = sum.total + term;
        double error = Math.Abs(sum.total) >= Math.Abs(term) ? (sum.total - next) + term : (term - next) + sum.total;
        return new(next, sum.correction + error);
    }

    /// <summary>Adds another sum.</summary>
    /// <param name="left">The sum of the earlier terms.</param>
    /// <param name="right">The sum of the later terms.</param>
    /// <returns>The sum of all terms.</returns>
    public static CompensatedSum operator +(CompensatedSum left, CompensatedSum right) => left + right.total + right.correction;

    /// <summary>Adds up terms in order.</summary>
    /// <param name="terms">The terms.</param>
    /// <returns>Their sum.</returns>
    public static CompensatedSum Of(ReadOnlySpan<double> terms)
    {
        CompensatedSum sum = default;
        foreach (double term in terms)
        {
            sum += term;
        }

        return sum;
    }

    /// <summary>Writes the value in the invariant culture.</summary>
    /// <returns>The sum in digits.</returns>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
