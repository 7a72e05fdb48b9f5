using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Numerics;

/// <summary>Logarithm, exponential, sine and cosine with the same bits at every lane width and on every machine.</summary>
/// <remarks>
/// Built from + − × ÷ √, comparison, choice and the exact split into significand and exponent alone: no library call, no fused multiply-add. Library versions
/// differ between platforms; these do not.
/// <list type="table">
/// <listheader><term>function</term><description>domain; largest error against the exact value</description></listheader>
/// <item><term>Log</term><description>every double, subnormal ones included; under 1 ulp</description></item>
/// <item><term>Exp</term><description>every double, results to the smallest subnormal; under 1 ulp</description></item>
/// <item><term>Sin, Cos</term><description>|x| ≤ 2²⁰ radians, NaN outside; under 1 ulp</description></item>
/// </list>
/// In single precision Log and Exp err by less than 2 of its ulps and overflow where it does; Sin and Cos are NaN there.
/// One ulp is the distance between neighboring doubles at the exact value. The bounds are tested against a high-precision oracle.
/// <para>The polynomials are minimax fits (Remez) of the reduced functions, with coefficients rounded to double.
/// Time: some 40 to 100 lane operations each; no allocation, no branch on single lanes. Thread-safe.</para>
/// </remarks>
/// <typeparam name="TReal">Lane numbers.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
[Reference("muller2016", "Chapters 3 and 11: minimax polynomials and Cody-Waite range reduction")]
public static partial class Elementary<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private const double Two8 = 256;
    private const double Two16 = Two8 * Two8;
    private const double Two32 = Two16 * Two16;
    private const double Two64 = Two32 * Two32;
    private const double Two128 = Two64 * Two64;
    private const double Two256 = Two128 * Two128;
    private const double Two512 = Two256 * Two256;

    // ln 2 in two parts: the first has 32 significant bits, so that a product with an integer below 2²¹ is exact.
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;

    // The same for single precision: 16 significant bits, exact in products with integers below 2⁸.
    private const double SingleLn2High = 0.693145751953125;
    private const double SingleLn2Low = 1.4286068203094173e-06;

    private static bool IsSingle => TReal.SignificandBits < 53;

    private static TReal Ln2Leading => TReal.Create(IsSingle ? SingleLn2High : Ln2High);

    private static TReal Ln2Rest => TReal.Create(IsSingle ? SingleLn2Low : Ln2Low);

    // Adding and subtracting 1.5 · 2⁵² (2²³) rounds a number of size below 2⁵¹ (2²²) to the nearest integer, ties to even.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal RoundToInteger(TReal value)
    {
        TReal shifter = TReal.Create(IsSingle ? 12582912.0 : 6755399441055744.0);
        return (value + shifter) - shifter;
    }

    // NaN where the value is NaN, which arithmetic on clamped values may have lost.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal KeepNaN(TReal value, TReal result) =>
        TReal.Select(TReal.Equal(value, value), result, TReal.Create(double.NaN));
}
