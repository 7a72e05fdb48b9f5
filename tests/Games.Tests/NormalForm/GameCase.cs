using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Tests.NormalForm;

/// <summary>A game of integers for FsCheck, which shrinks payoffs towards 0.</summary>
internal sealed record GameCase(Sequence<int> Counts, Sequence<int> Numbers)
{
    public NormalFormGame Game => NormalFormGame.Create(
        Counts.Span, new(Counts.Count, Numbers.Count / Counts.Count, [.. Numbers.Select(number => (Rational)number)]));

    /// <summary>Two players with up to <paramref name="most"/> strategies each and payoffs 0 … <paramref name="largest"/>; small ranges give ties.</summary>
    public static Arbitrary<GameCase> TwoPlayers(int most, int largest) => Players(Gen.Constant(2), 1, most, largest);

    /// <summary>Two players with exactly so many strategies.</summary>
    public static Arbitrary<GameCase> Square(int size, int largest) => Players(Gen.Constant(2), size, size, largest);

    /// <summary>One to three players.</summary>
    public static Arbitrary<GameCase> Few(int most, int largest) => Players(Gen.Choose(1, 3), 1, most, largest);

    private static Arbitrary<GameCase> Players(Gen<int> players, int least, int most, int largest)
    {
        Gen<GameCase> generator =
            from count in players
            from counts in Gen.Choose(least, most).ArrayOf(count)
            let payoffs = counts.Aggregate(count, (product, strategies) => product * strategies)
            from numbers in Gen.Choose(0, largest).ArrayOf(payoffs)
            select new GameCase(counts.ToSequence(), numbers.ToSequence());
        return Arb.From(generator, Shrunk);
    }

    private static IEnumerable<GameCase> Shrunk(GameCase larger) =>
        from place in Enumerable.Range(0, larger.Numbers.Count)
        from smaller in (int[])[0, larger.Numbers[place] / 2, larger.Numbers[place] - 1]
        where smaller >= 0 && smaller < larger.Numbers[place]
        select larger with { Numbers = larger.Numbers.Select((number, index) => index == place ? smaller : number).ToSequence() };

    public override string ToString() => $"counts {string.Join(',', Counts)} payoffs {string.Join(' ', Numbers)}";
}
