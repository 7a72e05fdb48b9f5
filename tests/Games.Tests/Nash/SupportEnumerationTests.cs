using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;
using Mechanisms.Workloads;

namespace Mechanisms.Games.Tests.Nash;

public class SupportEnumerationTests
{
    // The generator reaches nondegenerate games nearly always, and other ones too.
    [Fact]
    public void Where_it_says_complete_it_finds_what_the_vertices_give()
    {
        int complete = 0;
        Prop.ForAll(GameCase.TwoPlayers(4, 999), drawn => complete += AgreesWhereComplete(drawn.Game, Supports) ? 1 : 0).Check(Laws.Config.WithMaxTest(500));
        Assert.InRange(complete, 450, 499);
    }

    [LongFact]
    public void Ten_thousand_games_up_to_five_by_five_agree()
    {
        int complete = 0;
        Prop.ForAll(GameCase.TwoPlayers(5, 9_999), drawn => complete += AgreesWhereComplete(drawn.Game, Supports) ? 1 : 0).Check(Laws.Config.WithMaxTest(10_000));
        Assert.InRange(complete, 9_500, 10_000);
    }

    // Small integers: most games are degenerate, and it must say so whenever it loses something.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void In_degenerate_games_it_never_claims_what_it_has_not_found(int largest) => Prop.ForAll(GameCase.TwoPlayers(4, largest), drawn =>
    {
        _ = AgreesWhereComplete(drawn.Game, Supports);
        Assert.All(drawn.Game.Solve(new SupportEnumeration()).Check(), check => Assert.True(check.IsEquilibrium));
    }).Check(Laws.Config.WithMaxTest(200));

    // Planted: the same search without its signs of degeneracy, and one whose probabilities are rounded before their sign is looked at.
    [Fact]
    public void Searches_that_claim_too_much_are_caught()
    {
        PlantedLaw.RequireFalsified(() => Prop.ForAll(GameCase.TwoPlayers(4, 4), drawn => AgreesWhereComplete(drawn.Game, Overconfident)).Check(Laws.Config.WithMaxTest(200)));
        PlantedLaw.RequireFalsified(() => Prop.ForAll(GameCase.TwoPlayers(4, 999), drawn => _ = AgreesWhereComplete(drawn.Game, Lossy)).Check(Laws.Config.WithMaxTest(200)));
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(6, 1)]
    [InlineData(8, 7)]
    public void Random_games_of_the_catalogue_have_their_known_number(int size, int count)
    {
        NashSolution solution = KnownGames.Random(size).Solve(new SupportEnumeration());
        Assert.Equal(count, solution.Equilibria.Count);
        Assert.Equal(solution.Equilibria.ToHashSet(), KnownGames.Random(size).Solve(new VertexEnumeration()).Equilibria.ToHashSet());
    }

    [Fact]
    public void Degenerate_games_and_limits_are_named()
    {
        NashSolution alike = NormalFormGame.ZeroSum(new(2, 2, [4, 4, 4, 4])).Solve(new SupportEnumeration());
        Assert.Equal(NashStatus.Degenerate, alike.Status);
        Assert.Contains("Enumerate vertices", alike.Explain(), StringComparison.Ordinal);
        NashSolution few = KnownGames.Random(4).Solve(new SupportEnumeration { MaxPairs = 20 });
        Assert.Equal(NashStatus.Limit, few.Status);
        Assert.Equal(20, few.Work);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SupportEnumeration { MaxPairs = 0 });
        Assert.Throws<InvalidOperationException>(() => NormalFormGame.Create([1], new(1, 1, [1])).Solve(new SupportEnumeration()));
    }

    private static bool AgreesWhereComplete(NormalFormGame game, Func<NormalFormGame, (bool IsComplete, HashSet<MixedProfile> Found)> subject)
    {
        (bool isComplete, HashSet<MixedProfile> found) = subject(game);
        Assert.True(!isComplete || found.SetEquals(game.Solve(new VertexEnumeration()).Equilibria));
        return isComplete;
    }

    private static (bool IsComplete, HashSet<MixedProfile> Found) Supports(NormalFormGame game)
    {
        NashSolution solution = game.Solve(new SupportEnumeration());
        return (solution.IsComplete, solution.Equilibria.ToHashSet());
    }

    private static (bool IsComplete, HashSet<MixedProfile> Found) Overconfident(NormalFormGame game) => (true, Supports(game).Found);

    private static (bool IsComplete, HashSet<MixedProfile> Found) Lossy(NormalFormGame game)
    {
        (bool isComplete, HashSet<MixedProfile> found) = Supports(game);
        return (isComplete, found.Where(profile => profile.Round().All(strategy => strategy.Sum() == 1)).ToHashSet());
    }
}
