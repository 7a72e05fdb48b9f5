using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Equilibria;
using Mechanisms.Games.Formats;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.Nash;
using Mechanisms.Workloads;

namespace Mechanisms.Games.Tests.Formats;

/// <summary>Every file of games at hand is read, makes the round trip in every form, and is solved by every method that is for it.</summary>
public class CatalogueFileTests
{
    // Beyond these sizes of both players together the enumerations take minutes.
    private const int MostForVertices = 24;
    private const int MostForSupports = 16;
    private const int MostForExactPaths = 40;

    [Fact]
    public void Files_of_the_catalogue_are_read_written_and_solved_by_every_method()
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        string[] files = [.. Directory.EnumerateFiles(TestData.PathOf("data", "games"), "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".nfg" or ".gam").Order(StringComparer.Ordinal)];
        Assert.InRange(files.Length, 7, int.MaxValue);
        Assert.All(files, file =>
        {
            using StreamReader text = new(file);
            AssertSolved(Path.GetExtension(file) == ".nfg" ? new NfgReader().Read(text) : new GamReader().Read(text));
        });
    }

    // The small sibling, without files.
    [Fact]
    public void Games_of_the_catalogue_are_written_and_solved_by_every_method() =>
        Assert.All([KnownGames.Random(4), KnownGames.Random(6), NashGames.Cards, NashGames.Coordination(3)], AssertSolved);

    // Planted: an equilibrium of another game.
    [Fact]
    public void Equilibria_of_another_game_are_caught() =>
        PlantedLaw.RequireFalsified(() => AssertEquilibria(KnownGames.Random(4).Solve(new VertexEnumeration()).Equilibria, NashGames.Coordination(4)));

    private static void AssertSolved(NormalFormGame game)
    {
        Assert.Equal(game, Again(game, NfgWriter.Write, text => new NfgReader().Read(text)));
        Assert.Equal(game.Payoffs, Again(game, GamWriter.Write, text => new GamReader().Read(text)).Payoffs);
        int strategies = game.Profiles.Counts.Sum();
        List<NashMethod> methods = [new PureEnumeration(), new LemkeHowson { Label = 0, Arithmetic = PathArithmetic.Doubles }];
        methods.AddRange(strategies <= MostForExactPaths ? [new LemkeHowson()] : []);
        methods.AddRange(strategies <= MostForVertices ? [new VertexEnumeration()] : []);
        methods.AddRange(strategies <= MostForSupports ? [new SupportEnumeration()] : []);
        foreach (NashMethod method in methods)
        {
            NashSolution solution = game.Solve(method);
            AssertEquilibria(solution.Equilibria, game);
            Assert.True(solution.Equilibria.Count > 0 || method is PureEnumeration, solution.Explain());
        }

        Rational[] best = [.. new EquilibriumConcept[] { new Correlated(), new CoarseCorrelated() }.Select(concept => Rational.FromDouble(RecommendationProblem.ForWelfare(game.ToUncertainGame()).Solve(concept).Value))];
        Assert.True(best[1] >= best[0] - new Rational(1, 1_000_000));
        Assert.All(DominanceElimination.Of(game).Kept, kept => Assert.NotEmpty(kept));
    }

    private static void AssertEquilibria(Sequence<MixedProfile> profiles, NormalFormGame game) => Assert.All(profiles, profile => Assert.True(NashCheck.Of(game, profile).IsEquilibrium));

    private static NormalFormGame Again(NormalFormGame game, Action<TextWriter, NormalFormGame> write, Func<TextReader, NormalFormGame> read)
    {
        using StringWriter text = new();
        write(text, game);
        return read(new StringReader(text.ToString()));
    }
}
