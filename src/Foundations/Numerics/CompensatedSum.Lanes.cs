using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Numerics;

/// <summary>The additions of <see cref="CompensatedSum"/>, one sum per lane: same steps, same bits.</summary>
/// <remarks>A sum is its total plus its correction, both 0 at first; lanes keep the two where their memory wants them. Terms must be finite. Constant time per term. Thread-safe.</remarks>
/// <typeparam name="TReal">Lane numbers.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
[Reference("neumaier1974", "Algorithm IV, improved Kahan-Babuška summation")]
public static class CompensatedSum<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Adds a term.</summary>
    /// <param name="total">The total so far, and after.</param>
    /// <param name="correction">What rounding took from it so far, and after.</param>
    /// <param name="term">The term.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref TReal total, ref TReal correction, TReal term)
    {
        TReal zero = TReal.Create(0);
        TReal next = total + term;
        TMask isSmall = ~TReal.Greater(TReal.Max(term, zero - term), TReal.Max(total, zero - total));
        correction = correction + TReal.Select(isSmall, (total - next) + term, (term - next) + total);
        total = next;
    }
}
