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

    /// <summary>Coordination on equal numbers: 2ⁿ − 1 equilibria, one for every set of numbers.</summary>
    public static NormalFormGame Coordination(int size)
    {
        Matrix<Rational> unit = new(size, size, [.. Enumerable.Range(0, size * size).Select(place => (Rational)(place / size == place % size ? 1 : 0))]);
        return NormalFormGame.TwoPlayer(unit, unit);
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
