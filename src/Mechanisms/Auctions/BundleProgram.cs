using System.Numerics;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>Winner determination by dynamic programming over bundles, bidder after bidder.</summary>
/// <remarks>
/// The best that bidders 0..i can make of a bundle S is the best over parts T of S of what T is worth to bidder i and S \ T to those before it.
/// Only parts that a bidder wants are tried: all parts of all bundles, O(3^items), or its list of wanted bundles, whichever is shorter.
/// </remarks>
/// <typeparam name="TMoney">How money is added up.</typeparam>
internal sealed class BundleProgram<TMoney>
    where TMoney : struct, IAdditionOperators<TMoney, TMoney, TMoney>, IComparisonOperators<TMoney, TMoney, bool>
{
    private readonly TMoney[][] values;
    private readonly int[][] wanted;

    private BundleProgram(BundleValuation[] bidders, Func<Rational, TMoney> counted)
    {
        values = [.. bidders.Select(bidder => bidder.Values.Select(counted).ToArray())];
        wanted = [.. bidders.Select(bidder => bidder.Wanted().ToArray())];
    }

    private int Bundles => values[0].Length;

    public static WinnerDetermination Solve(BundleValuation[] bidders, Func<Rational, TMoney> counted, Func<TMoney, Rational> money)
    {
        BundleProgram<TMoney> program = new(bidders, counted);
        TMoney[][] before = program.BestOfThoseBefore();
        TMoney[][] after = program.BestOfThoseAfter();
        return new(
            program.Winners(after), money(after[0][^1]),
            [.. Enumerable.Range(0, bidders.Length).Select(bidder => money(BestSplit(before[bidder], after[bidder + 1])))]);
    }

    // Shape [bidder][bundle]: what bidders below the index can make of a bundle.
    private TMoney[][] BestOfThoseBefore()
    {
        TMoney[][] best = new TMoney[values.Length + 1][];
        best[0] = new TMoney[Bundles];
        for (int bidder = 0; bidder < values.Length; bidder++)
        {
            best[bidder + 1] = WithOneMore(best[bidder], bidder);
        }

        return best;
    }

    // Shape [bidder][bundle]: what bidders from the index on can make of a bundle.
    private TMoney[][] BestOfThoseAfter()
    {
        TMoney[][] best = new TMoney[values.Length + 1][];
        best[^1] = new TMoney[Bundles];
        for (int bidder = values.Length - 1; bidder >= 0; bidder--)
        {
            best[bidder] = WithOneMore(best[bidder + 1], bidder);
        }

        return best;
    }

    private TMoney[] WithOneMore(TMoney[] others, int bidder)
    {
        TMoney[] best = new TMoney[Bundles];
        bool listIsShorter = wanted[bidder].Length * (double)Bundles < Math.Pow(3, BitOperations.Log2((uint)Bundles));
        for (int bundle = 0; bundle < best.Length; bundle++)
        {
            best[bundle] = listIsShorter ? BestOfList(others, bidder, bundle) : BestOfAllParts(others, bidder, bundle);
        }

        return best;
    }

    private TMoney BestOfList(TMoney[] others, int bidder, int bundle)
    {
        TMoney[] own = values[bidder];
        TMoney best = others[bundle];
        foreach (int part in wanted[bidder])
        {
            if ((part & ~bundle) == 0)
            {
                TMoney sum = own[part] + others[bundle ^ part];
                best = sum > best ? sum : best;
            }
        }

        return best;
    }

    private TMoney BestOfAllParts(TMoney[] others, int bidder, int bundle)
    {
        TMoney[] own = values[bidder];
        TMoney best = others[bundle];
        for (int part = bundle; part != 0; part = (part - 1) & bundle)
        {
            TMoney sum = own[part] + others[bundle ^ part];
            best = sum > best ? sum : best;
        }

        return best;
    }

    // Bidder after bidder takes, of the bundles that keep the welfare, the one worth most to it, the lowest among equals.
    private int[] Winners(TMoney[][] after)
    {
        int[] bundles = new int[values.Length];
        int left = Bundles - 1;
        for (int bidder = 0; bidder < bundles.Length; bidder++)
        {
            int taken = 0;
            foreach (int part in wanted[bidder])
            {
                bool isBest = (part & ~left) == 0 && values[bidder][part] + after[bidder + 1][left ^ part] == after[bidder][left];
                bool isFirst = isBest && values[bidder][taken] + after[bidder + 1][left ^ taken] != after[bidder][left];
                taken = isBest && (isFirst || values[bidder][part] > values[bidder][taken]) ? part : taken;
            }

            bundles[bidder] = taken;
            left ^= taken;
        }

        return bundles;
    }

    private static TMoney BestSplit(TMoney[] before, TMoney[] after)
    {
        TMoney best = default;
        for (int bundle = 0; bundle < before.Length; bundle++)
        {
            TMoney sum = before[bundle] + after[before.Length - 1 - bundle];
            best = sum > best ? sum : best;
        }

        return best;
    }
}
