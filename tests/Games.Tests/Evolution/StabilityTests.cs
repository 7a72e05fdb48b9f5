using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Evolution;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.Tests.Evolution;

public class StabilityTests
{
    // Maynard Smith and Price: hawks with V/C while fights cost more than the prize, else hawks alone.
    [Theory]
    [InlineData(2, 3, "2/3,1/3")]
    [InlineData(1, 4, "1/4,3/4")]
    [InlineData(3, 3, "1,0")]
    [InlineData(5, 2, "1,0")]
    public void Hawk_dove_has_one_stable_strategy(int prize, int cost, string mixture)
    {
        SymmetricEquilibria found = new SymmetricEnumeration().Find(PopulationGame.HawkDove(prize, cost));
        Assert.Equal(mixture, string.Join(',', Assert.Single(found.Stable).Mixture));
    }

    // The middle is the only symmetric equilibrium of all three; stable in the good game only.
    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, true)]
    [InlineData(1, 2, false)]
    public void Rock_paper_scissors_is_stable_where_winning_earns_more_than_losing_costs(int win, int loss, bool isStable)
    {
        SymmetricEquilibria found = new SymmetricEnumeration().Find(PopulationGame.RockPaperScissors(win, loss));
        SymmetricEquilibrium middle = Assert.Single(found.Equilibria);
        Assert.Equal((isStable, NashStatus.Complete, 7L), (middle.IsStable, found.Status, found.Supports));
        Assert.All(middle.Mixture, share => Assert.Equal(new Rational(1, 3), share));
    }

    // u(q, q) = −q² against u(p, q) = 0, and +q²: an alternative best reply that loses, or wins, among its own kind.
    [Fact]
    public void Best_replies_outside_of_the_support_count()
    {
        Assert.IsType<Verdict<Invader>.Proved>(PopulationGame.Create(new(2, 2, [0, 0, 0, -1])).CheckStability([1, 0]));
        Verdict<Invader>.Refuted refuted = Assert.IsType<Verdict<Invader>.Refuted>(PopulationGame.Create(new(2, 2, [0, 0, 0, 1])).CheckStability([1, 0]));
        Assert.Equal("(0, 1) invades: gains 0 against residents, 1 against mutants", refuted.Witness.ToString());
    }

    // −zᵀAz = (z₁ − z₂)² + 4 z₁ z₂ is copositive but not definite: mutants are two kinds that only meet to lose.
    [Fact]
    public void Copositive_forms_that_are_not_definite_are_enough()
    {
        Assert.IsType<Verdict<Invader>.Proved>(Game(3).CheckStability([1, 0, 0]));
        Assert.IsType<Verdict<Invader>.Refuted>(Game(-1).CheckStability([1, 0, 0]));
        Assert.IsType<Verdict<Invader>.Refuted>(Game(-2).CheckStability([1, 0, 0]));

        static PopulationGame Game(int cross) => PopulationGame.Create(new(3, 3, [0, 0, 0, 0, -1, -cross, 0, -cross, -1]));
    }

    // By the definition: an invader's gains, and every mutant with probabilities of sixths.
    [Fact]
    public void Verdicts_hold_by_the_definition() => Prop.ForAll(PopulationCase.Of(1, 4, 3), drawn =>
    {
        Rational[] residents = [.. drawn.Weights.Select(weight => new Rational(weight, drawn.Weights.Sum()))];
        return drawn.Game.CheckStability(residents.ToSequence()) switch
        {
            Verdict<Invader>.Refuted { Witness: var witness } => Invades(drawn.Game, residents, [.. witness.Mixture], witness),
            _ => Grid(drawn.Strategies, 6).All(mutants => !Invades(drawn.Game, residents, mutants, null)),
        };
    }).Check(Laws.Config.WithMaxTest(300));

    // Mixtures drawn at random are rarely equilibria; those of the search always are.
    [Fact]
    public void Equilibria_found_are_symmetric_equilibria_and_their_verdicts_hold() => Prop.ForAll(PopulationCase.Of(1, 4, 3), drawn =>
    {
        foreach (SymmetricEquilibrium found in new SymmetricEnumeration().Find(drawn.Game).Equilibria)
        {
            NashCheck check = NashCheck.Of(drawn.Game.ToNormalForm(), MixedProfile.Create(found.Mixture, found.Mixture));
            Assert.True(check.IsEquilibrium);
            Assert.Equal(check.Payoffs[0], found.Payoff);
        }

        VerdictsHold(drawn.Game, found => found.Stability);
    }).Check(Laws.Config.WithMaxTest(200));

    // What a check says of every symmetric equilibrium, by the definition against mutants on a grid.
    private static void VerdictsHold(PopulationGame game, Func<SymmetricEquilibrium, Verdict<Invader>> check)
    {
        foreach (SymmetricEquilibrium found in new SymmetricEnumeration().Find(game).Equilibria)
        {
            Assert.True(check(found) is Verdict<Invader>.Refuted { Witness: var witness }
                ? Invades(game, [.. found.Mixture], [.. witness.Mixture], witness)
                : Grid(game.Strategies, 6).All(mutants => !Invades(game, [.. found.Mixture], mutants, null)));
        }
    }

    // All symmetric equilibria among all extreme equilibria; and Bishop and Cannings 1976: no support within the best replies of another stable strategy.
    [Fact]
    public void None_is_missed_and_stable_supports_contain_none_of_another() => Prop.ForAll(PopulationCase.Of(1, 4, 20), drawn =>
    {
        SymmetricEquilibria found = new SymmetricEnumeration().Find(drawn.Game);
        HashSet<Sequence<Rational>> all = drawn.Game.ToNormalForm().Solve(new VertexEnumeration()).Equilibria
            .Where(profile => profile.Strategies[0] == profile.Strategies[1]).Select(profile => profile.Strategies[0]).ToHashSet();
        Assert.True(found.Status == NashStatus.Degenerate || all.SetEquals(found.Equilibria.Select(equilibrium => equilibrium.Mixture)));
        return found.Stable.All(one => found.Stable.All(other => one == other || !one.Mixture.Index()
            .Where(entry => !entry.Item.IsZero).All(entry => Earned(drawn.Game, entry.Index, other.Mixture) == other.Payoff)));
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Drawn_games_reach_all_verdicts()
    {
        SymmetricEquilibria[] found = [.. Laws.Sample(PopulationCase.Of(1, 4, 3).Generator, 50, 300).Select(drawn => new SymmetricEnumeration().Find(drawn.Game))];
        Assert.Contains(found, one => one.Status == NashStatus.Degenerate);
        Assert.Contains(found, one => one.Stable.Any(equilibrium => equilibrium.Mixture.Count(share => !share.IsZero) > 1));
        Assert.Contains(found, one => one.Equilibria.Any(equilibrium => !equilibrium.IsStable));
        Assert.Contains(found, one => one.Stable.Count > 1);
    }

    // Planted: a check by the first condition alone, which takes every equilibrium for stable.
    [Fact]
    public void Taking_every_equilibrium_for_stable_is_caught() => PlantedLaw.RequireFalsified(() => VerdictsHold(PopulationGame.RockPaperScissors(1, 2), _ => new Verdict<Invader>.Proved("all mutants")));

    // 31 alternative best replies. Where all earn the same, the first of them refutes; where all earn less against each other, all sets would have to be tried.
    [Fact]
    public void Many_best_replies_are_decided_or_said_to_be_too_many()
    {
        Sequence<Rational> first = [1, .. new Rational[31]];
        Assert.True(PopulationGame.Create(new(32, 32, new Rational[32 * 32])).CheckStability(first).IsRefuted);
        PopulationGame losing = PopulationGame.Create(new(32, 32, [.. Enumerable.Range(0, 32 * 32).Select(cell => cell < 32 || cell % 32 == 0 ? (Rational)0 : -1)]));
        Assert.Equal(new Verdict<Invader>.NotRefuted(100), losing.CheckStability(first, maxSets: 100));
        SymmetricEquilibria found = new SymmetricEnumeration { MaxSupports = 40 }.Find(losing);
        Assert.Equal(NashStatus.Limit, found.Status);
        Assert.Empty(found.Stable);
        Assert.Equal("perhaps stable", found.Equilibria[0].ToString()[^14..]);

        // As many sets as there are prove it.
        PopulationGame three = PopulationGame.Create(new(3, 3, [0, 0, 0, 0, -1, -1, 0, -1, -1]));
        Assert.Equal(new Verdict<Invader>.Proved("all mutants"), three.CheckStability([1, 0, 0], maxSets: 3));
        Assert.Equal(new Verdict<Invader>.NotRefuted(2), three.CheckStability([1, 0, 0], maxSets: 2));
        Assert.Equal(NashStatus.Limit, new SymmetricEnumeration { MaxSupports = 7 }.Find(PopulationGame.Create(new(4, 4, [0, 0, 0, 0, 0, -1, -1, -1, 0, -1, -1, -1, 0, -1, -1, -1]))).Status);
    }

    [Fact]
    public void Limits_are_honest_and_other_shapes_refused()
    {
        SymmetricEquilibria few = new SymmetricEnumeration { MaxSupports = 2 }.Find(PopulationGame.RockPaperScissors(1, 1));
        Assert.Equal((NashStatus.Limit, 2L), (few.Status, few.Supports));
        Assert.Contains("limit", few.Explain(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SymmetricEnumeration { MaxSupports = 0 });
        Assert.Throws<ArgumentException>(() => PopulationGame.HawkDove(2, 3).CheckStability([1]));
        Assert.Throws<ArgumentException>(() => PopulationGame.HawkDove(2, 3).CheckStability([1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PopulationGame.HawkDove(2, 3).CheckStability([1, 0], maxSets: 0));
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new SymmetricEnumeration().Find(PopulationGame.HawkDove(2, 3), source.Token));
    }

    private static Rational Earned(PopulationGame game, int strategy, Sequence<Rational> against) =>
        against.Index().Aggregate(Rational.Zero, (sum, entry) => sum + (game.Payoffs[strategy, entry.Index] * entry.Item));

    private static Rational Earned(PopulationGame game, Rational[] own, Rational[] against) =>
        own.Index().Aggregate(Rational.Zero, (sum, entry) => sum + (entry.Item * Earned(game, entry.Index, against.ToSequence())));

    private static bool Invades(PopulationGame game, Rational[] residents, Rational[] mutants, Invader? said)
    {
        Rational first = Earned(game, mutants, residents) - Earned(game, residents, residents);
        Rational second = Earned(game, mutants, mutants) - Earned(game, residents, mutants);
        Assert.True(said is null || (said.FirstGain == first && said.SecondGain == second));
        return !mutants.SequenceEqual(residents) && (first.Sign > 0 || (first.IsZero && second.Sign >= 0));
    }

    private static IEnumerable<Rational[]> Grid(int strategies, int parts) => strategies == 1
        ? [[1]]
        : Compositions(strategies, parts).Select(counts => counts.Select(count => new Rational(count, parts)).ToArray());

    private static IEnumerable<int[]> Compositions(int places, int sum) => places == 1
        ? [[sum]]
        : Enumerable.Range(0, sum + 1).SelectMany(first => Compositions(places - 1, sum - first).Select(rest => (int[])[first, .. rest]));
}
