using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Formats;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Tests.Nash;

/// <summary>Games with known equilibria.</summary>
internal static class NashGames
{
    public static NormalFormGame Pennies { get; } = NormalFormGame.ZeroSum(new(2, 2, [1, -1, -1, 1]));

    public static NormalFormGame Chicken { get; } = NormalFormGame.TwoPlayer(new(2, 2, [0, 7, 2, 6]), new(2, 2, [0, 2, 7, 6]));

    public static NormalFormGame Dilemma { get; } = NormalFormGame.TwoPlayer(new(2, 2, [3, 0, 5, 1]), new(2, 2, [3, 5, 0, 1]));

    /// <summary>O'Neill's card game: the unique equilibrium is (2/5, 1/5, 1/5, 1/5) for both.</summary>
    public static NormalFormGame Cards { get; } = NormalFormGame.ZeroSum(new(4, 4, [1, -1, -1, -1, -1, -1, 1, 1, -1, 1, -1, 1, -1, 1, 1, -1]));

    /// <summary>Von Stengel's game of six strategies each (1999) with 75 equilibria, of which 2 are pure, in Gambit's order of profiles.</summary>
    public static NormalFormGame SeventyFive { get; } = new NfgReader().Read(new StringReader("""
        NFG 1 R "75" { "1" "2" } { 6 6 }
        9504 72336 -111771 -461736 397584 1227336 171204 -1718376 1303104 1303104 737154 -453420
        -660 48081 31680 -300036 -113850 774576 -45936 -1039236 -453420 737154 -227040 -227040
        19976 29216 -130944 -178761 451176 451176 208626 -586476 1227336 397584 774576 -113850
        -20526 14124 168124 -84436 -586476 208626 -263076 -263076 -1718376 171204 -1039236 -45936
        1776 1776 -8514 -8976 29216 19976 14124 -20526 72336 9504 48081 -660
        -8976 -8514 52764 52764 -178761 -130944 -84436 168124 -461736 -111771 -300036 31680
        """));

    /// <summary>Coordination on equal numbers: 2ⁿ − 1 equilibria, one for every set of numbers.</summary>
    public static NormalFormGame Coordination(int size)
    {
        Matrix<Rational> unit = new(size, size, [.. Enumerable.Range(0, size * size).Select(place => (Rational)(place / size == place % size ? 1 : 0))]);
        return NormalFormGame.TwoPlayer(unit, unit);
    }

    /// <summary>Payoffs (x >> 33) mod 100 of the congruential sequence that begins with the size: the same games as in the catalogue.</summary>
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

    public static NormalFormGame Read(int size)
    {
        using StreamReader source = new(TestData.PathOf("data", "games", $"rand{size}.nfg"));
        return new NfgReader().Read(source);
    }

    /// <summary>A profile of two strategies, each a list such as <c>0 1/2 1/2</c>.</summary>
    public static MixedProfile Profile(string row, string column) => MixedProfile.Create(Strategy(row), Strategy(column));

    public static string Text(MixedProfile profile) => string.Join('|', profile.Strategies.Select(strategy => string.Join(',', strategy)));

    private static Sequence<Rational> Strategy(string text) => text.Split(' ').Select(word => Rational.Parse(word)).ToSequence();
}
