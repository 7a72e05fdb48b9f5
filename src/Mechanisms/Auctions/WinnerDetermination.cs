using System.Numerics;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>The most welfare that bundles can give, who gets which, and the most welfare without each bidder.</summary>
/// <param name="Bundles">The bundle of each bidder, shape [bidder].</param>
/// <param name="Welfare">The most welfare, in money.</param>
/// <param name="WelfareWithout">The most welfare of the others, shape [bidder], in money.</param>
internal readonly record struct WinnerDetermination(int[] Bundles, Rational Welfare, Rational[] WelfareWithout)
{
    /// <summary>Values are whole multiples of one unit where the sum of all of them fits; they are then added up as machine integers.</summary>
    private const long LargestSum = long.MaxValue / 2;

    public static WinnerDetermination Of(ReadOnlySpan<BundleValuation> bidders)
    {
        BundleValuation[] valuations = bidders.ToArray();
        return UnitOf(valuations) is { } unit
            ? BundleProgram<long>.Solve(valuations, value => (long)(value * unit).Numerator, sum => new Rational(sum, unit))
            : BundleProgram<Rational>.Solve(valuations, value => value, sum => sum);
    }

    // How many units make 1; null when sums would not fit.
    private static BigInteger? UnitOf(BundleValuation[] bidders)
    {
        BigInteger unit = BigInteger.One;
        Rational sum = Rational.Zero;
        foreach (BundleValuation bidder in bidders)
        {
            sum += bidder.Values[^1];
            foreach (Rational value in bidder.Values.Span)
            {
                unit = value.IsInteger ? unit : unit / BigInteger.GreatestCommonDivisor(unit, value.Denominator) * value.Denominator;
                if (unit > LargestSum)
                {
                    return null;
                }
            }
        }

        return sum * unit <= LargestSum ? unit : null;
    }
}
