using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Formats;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Workloads;

/// <summary>Games of two players whose equilibria are known.</summary>
public static class KnownGames
{
    /// <summary>Gets the games rand-n with the number of their extreme equilibria, on which lrsnash and Gambit agree; that of 12 is degenerate.</summary>
    public static IReadOnlyList<(int Size, int Equilibria)> Extreme { get; } = [(4, 3), (6, 1), (8, 7), (10, 17), (12, 5)];

    /// <summary>Gets von Stengel's game of six strategies each (1999) with 75 equilibria, of which 2 are pure, in Gambit's order of profiles.</summary>
    public static NormalFormGame SeventyFive { get; } = new NfgReader().Read(new StringReader("""
        NFG 1 R "75" { "1" "2" } { 6 6 }
        9504 72336 -111771 -461736 397584 1227336 171204 -1718376 1303104 1303104 737154 -453420
        -660 48081 31680 -300036 -113850 774576 -45936 -1039236 -453420 737154 -227040 -227040
        19976 29216 -130944 -178761 451176 451176 208626 -586476 1227336 397584 774576 -113850
        -20526 14124 168124 -84436 -586476 208626 -263076 -263076 -1718376 171204 -1039236 -45936
        1776 1776 -8514 -8976 29216 19976 14124 -20526 72336 9504 48081 -660
        -8976 -8514 52764 52764 -178761 -130944 -84436 168124 -461736 -111771 -300036 31680
        """));

    /// <summary>Payoffs (x >> 33) mod 100 of x ← 6364136223846793005 x + 1442695040888963407 mod 2⁶⁴ begun at the size: first player 0's, by rows.</summary>
    public static NormalFormGame Random(int size)
    {
        ulong state = (ulong)size;
        Rational[] payoffs = new Rational[2 * size * size];
        for (int place = 0; place < payoffs.Length; place++)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            payoffs[place] = (long)((state >> 33) % 100);
        }

        return NormalFormGame.Create([size, size], new(2, size * size, payoffs));
    }
}
