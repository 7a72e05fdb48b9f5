using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Tests.ExtensiveForm;

public class BehaviorCheckTests
{
    [Fact]
    public void Reproduces_the_equilibria_of_kuhn1950() => Assert.All([new Rational(0, 1), new(1, 6), new(1, 3)], share =>
    {
        ExtensiveFormGame game = KuhnPoker.Create();
        BehaviorCheck check = BehaviorCheck.Of(game, KuhnProfile(game, share));
        Assert.True(check.IsEquilibrium, check.ToString());
        Assert.Equal([new(-1, 18), new(1, 18)], check.Payoffs);
    });

    // Kuhn's family ends where the jack is bet with 1/3: a planted profile beyond it.
    [Fact]
    public void A_profile_beyond_the_family_of_kuhn1950_is_caught()
    {
        ExtensiveFormGame game = KuhnPoker.Create();
        Assert.False(BehaviorCheck.Of(game, KuhnProfile(game, new(1, 2))).IsEquilibrium);
    }

    [Theory]
    [InlineData(2, 0.9166667, 2.0)]
    [InlineData(3, 2.0625, null)]
    public void Kuhn_poker_is_as_exploitable_as_open_spiel_says(int players, double uniform, double? first)
    {
        ExtensiveFormGame game = KuhnPoker.Create(players);
        Assert.Equal(uniform, BehaviorCheck.Of(game, BehaviorProfile.Uniform(game)).TotalGain.ToDouble(), 5e-8);
        if (first is { } always)
        {
            Assert.Equal(always, BehaviorCheck.Of(game, BehaviorProfile.Pure(game, new int[game.DecisionSets])).TotalGain.ToDouble(), 1e-12);
        }
    }

    [Fact]
    public void Leduc_poker_is_as_exploitable_as_open_spiel_says()
    {
        ExtensiveFormGame game = LeducPoker.Create();
        BehaviorCheck uniform = BehaviorCheck.Of(game, BehaviorProfile.Uniform(game));
        Assert.Equal(2.3736111, uniform.Exploitability.ToDouble(), 5e-8);
        Assert.Equal(2, BehaviorCheck.Of(game, BehaviorProfile.Pure(game, new int[game.DecisionSets])).TotalGain);
        Assert.Equal(uniform.TotalGain.ToDouble(), BehaviorCheck.RoundedGains(game, BehaviorProfile.Uniform(game).Round()).Sum(), 1e-12);
    }

    [Fact]
    public void Payoffs_and_gains_agree_with_every_pure_strategy_tried() => Prop.ForAll(TreeCase.Few(3), drawn => Agrees(drawn.Game, BehaviorCheck.Of)).Check(Laws.Config.WithMaxTest(400));

    // Planted: a check that forgets what the first player is paid, and one that takes uniform play for the profile.
    [Fact]
    public void Checks_that_are_wrong_are_caught()
    {
        PlantedLaw.RequireFalsified(() => Prop.ForAll(TreeCase.Few(3), drawn => Agrees(drawn.Game, (game, profile) =>
            BehaviorCheck.Of(TreeCase.WithPayoffs(game, outcome => [0, .. game.Outcomes[outcome].Payoffs.Skip(1)]), profile))).Check(Laws.Config.WithMaxTest(400)));
        PlantedLaw.RequireFalsified(() => Prop.ForAll(TreeCase.Few(3), drawn =>
            Agrees(drawn.Game, (game, _) => BehaviorCheck.Of(game, BehaviorProfile.Uniform(game)))).Check(Laws.Config.WithMaxTest(400)));
    }

    [Fact]
    public void Trees_drawn_have_sets_of_several_nodes_and_lotteries_with_probability_0()
    {
        (int confused, int impossible) = (0, 0);
        Prop.ForAll(TreeCase.Few(3), drawn =>
        {
            ExtensiveFormGame game = drawn.Game;
            confused += game.NodeSets.Where(set => set != ExtensiveFormGame.None && set < game.DecisionSets).GroupBy(set => set).Any(group => group.Count() > 1) ? 1 : 0;
            impossible += game.InformationSets.Any(set => set.Probabilities.Any(probability => probability.IsZero)) ? 1 : 0;
        }).Check(Laws.Config.WithMaxTest(400));
        Assert.InRange(confused, 40, 400);
        Assert.InRange(impossible, 40, 400);
    }

    [Fact]
    public void Profiles_for_other_games_are_refused()
    {
        ExtensiveFormGame game = KuhnPoker.Create();
        Assert.Throws<ArgumentException>(() => BehaviorProfile.Create(game, [[1, 0]]));
        Assert.Throws<ArgumentException>(() => BehaviorProfile.Create(game, Sequence.Of(12, _ => (Sequence<Rational>)[1])));
        Assert.Throws<ArgumentException>(() => BehaviorProfile.Create(game, Sequence.Of(12, _ => (Sequence<Rational>)[1, new(1, 1_000_000_000_000)])));
        Assert.Throws<ArgumentException>(() => BehaviorProfile.Create(game, Sequence.Of(12, _ => (Sequence<Rational>)[2, -1])));
        Assert.Throws<ArgumentException>(() => BehaviorCheck.Of(LeducPoker.Create(), BehaviorProfile.Uniform(game)));
        Assert.Throws<ArgumentException>(() => BehaviorCheck.RoundedGains(game, Sequence.Of(12, _ => (Sequence<double>)[double.NaN, 1])));
        Assert.Throws<ArgumentException>(() => BehaviorCheck.RoundedGains(game, Sequence.Of(12, _ => (Sequence<double>)[1.5, -0.5])));
        Assert.Throws<ArgumentException>(() => BehaviorCheck.RoundedGains(game, Sequence.Of(12, _ => (Sequence<double>)[1, 1])));
        Assert.Throws<ArgumentException>(() => LeducPoker.Create().Subgame(0).Restrict(BehaviorProfile.Uniform(game)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BehaviorProfile.Pure(game, [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    }

    /// <summary>The equilibria of Kuhn poker by how often the first player bets the jack; sets are found by their names.</summary>
    internal static BehaviorProfile KuhnProfile(ExtensiveFormGame game, Rational share) => BehaviorProfile.Create(game, game.InformationSets.Take(game.DecisionSets).Select(set =>
    {
        Rational bet = set.Label switch
        {
            "J " => share,
            "Q " => 0,
            "K " => share * 3,
            "Q pb" => share + new Rational(1, 3),
            "K pb" or "K b" or "K p" => 1,
            "J p" or "Q b" => new(1, 3),
            _ => 0,
        };
        return (Sequence<Rational>)[1 - Rational.Min(1, bet), Rational.Min(1, bet)];
    }).ToSequence());

    // A profile that is not uniform, by the numbers of sets and actions.
    private static bool Agrees(ExtensiveFormGame game, Func<ExtensiveFormGame, BehaviorProfile, BehaviorCheck> subject)
    {
        BehaviorProfile profile = BehaviorProfile.Create(game, Sequence.Of(game.DecisionSets, set =>
        {
            int actions = game.InformationSets[set].Actions.Count;
            int total = Enumerable.Range(0, actions).Sum(action => (set + action) % 4);
            return Sequence.Of(actions, action => total == 0 ? (Rational)(action == 0 ? 1 : 0) : new Rational((set + action) % 4, total));
        }));
        BehaviorCheck check = subject(game, profile);
        return Enumerable.Range(0, game.Players).Where(player => TreeOracle.Count(game, player) <= 64).All(player =>
            check.Payoffs[player] == TreeOracle.Payoff(game, player, profile.Strategies)
            && check.Payoffs[player] + check.Gains[player] == TreeOracle.Best(game, player, profile.Strategies));
    }

    [Fact]
    public void Rounded_payoffs_are_the_exact_ones_of_a_walk_up_to_rounding() => Prop.ForAll(TreeCase.Few(3), drawn =>
    {
        ExtensiveFormGame game = drawn.Game;
        BehaviorProfile uniform = BehaviorProfile.Uniform(game);
        Sequence<double> rounded = BehaviorCheck.RoundedPayoffs(game, uniform.Round());
        return Enumerable.Range(0, game.Players).All(player => Math.Abs(rounded[player] - TreeOracle.Payoff(game, player, uniform.Strategies).ToDouble()) < 1e-9);
    }).Check(Laws.Config);
}
