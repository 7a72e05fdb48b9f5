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
    private static readonly BigInteger LargestWord = long.MaxValue / 2;
    private static readonly BigInteger LargestDoubleWord = Int128.MaxValue / 2;

    // Values are whole multiples of one unit, so that sums need no common denominator: machine words where all values together fit.
    public static WinnerDetermination Of(ReadOnlySpan<BundleValuation> bidders)
    {
        BundleValuation[] valuations = bidders.ToArray();
        BigInteger unit = UnitOf(valuations);
        BigInteger largest = Counted(valuations.Aggregate(Rational.Zero, (sum, bidder) => sum + bidder.Values[^1]), unit);
        return largest <= LargestWord
                ? BundleProgram<long>.Solve(valuations, value => (long)Counted(value, unit), sum => new Rational(sum, unit))
            : largest <= LargestDoubleWord
                ? BundleProgram<Int128>.Solve(valuations, value => (Int128)Counted(value, unit), sum => new Rational((BigInteger)sum, unit))
            : BundleProgram<BigInteger>.Solve(valuations, value => Counted(value, unit), sum => new Rational(sum, unit));
    }

    private static BigInteger Counted(Rational value, BigInteger unit) => value.Numerator * (unit / value.Denominator);

    // How many units make 1: the least common multiple of all denominators.
    private static BigInteger UnitOf(BundleValuation[] bidders)
    {
        HashSet<BigInteger> denominators = [];
        foreach (BundleValuation bidder in bidders)
        {
            foreach (Rational value in bidder.Values.Span)
            {
                denominators.Add(value.Denominator);
            }
        }

        return denominators.Aggregate(
            BigInteger.One, (unit, denominator) => unit / BigInteger.GreatestCommonDivisor(unit, denominator) * denominator);
    }
}
