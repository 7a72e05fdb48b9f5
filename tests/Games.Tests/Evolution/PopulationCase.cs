using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Evolution;

namespace Mechanisms.Games.Tests.Evolution;

/// <summary>A population game of integers and a state, for FsCheck, which shrinks payoffs towards 0.</summary>
internal sealed record PopulationCase(int Strategies, Sequence<int> Payoffs, Sequence<int> Weights)
{
    public PopulationGame Game => PopulationGame.Create(new(Strategies, Strategies, [.. Payoffs.Select(payoff => (Rational)payoff)]));

    /// <summary>Shares, some of them 0.</summary>
    public double[] Shares => [.. Weights.Select(weight => weight / (double)Weights.Sum())];

    /// <summary>Up to so many strategies, payoffs 0 … largest; small ranges give ties.</summary>
    public static Arbitrary<PopulationCase> Of(int least, int most, int largest)
    {
        Gen<PopulationCase> generator =
            from count in Gen.Choose(least, most)
            from payoffs in Gen.Choose(0, largest).ArrayOf(count * count)
            from weights in Gen.Choose(0, 5).ArrayOf(count).Where(drawn => drawn.Sum() > 0)
            select new PopulationCase(count, payoffs.ToSequence(), weights.ToSequence());
        return Arb.From(generator, Shrunk);
    }

    private static IEnumerable<PopulationCase> Shrunk(PopulationCase larger) =>
        from place in Enumerable.Range(0, larger.Payoffs.Count)
        from smaller in (int[])[0, larger.Payoffs[place] / 2, larger.Payoffs[place] - 1]
        where smaller >= 0 && smaller < larger.Payoffs[place]
        select larger with { Payoffs = larger.Payoffs.Select((payoff, index) => index == place ? smaller : payoff).ToSequence() };

    public override string ToString() => $"{Strategies} strategies, payoffs {string.Join(' ', Payoffs)}, weights {string.Join(' ', Weights)}";
}

/// <summary>Changes of games for tests.</summary>
internal static class PopulationGameChanges
{
    public static PopulationGame Shift(this PopulationGame game, int amount) => PopulationGame.Create(game.Payoffs.Select(payoff => payoff + amount));
}
