using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Tests.ExtensiveForm;

public class PlayoutsTests
{
    // A mean of so many plays is off by more than 4.9 standard errors with a probability of 10⁻⁶.
    private const double MostErrors = 4.9;

    [Fact]
    public void Uniform_play_of_kuhn_and_leduc_earns_what_it_is_worth_with_a_false_alarm_rate_of_one_in_a_million()
    {
        foreach (ExtensiveFormGame game in (ExtensiveFormGame[])[KuhnPoker.Create(), KuhnPoker.Create(3), LeducPoker.Create()])
        {
            BehaviorProfile uniform = BehaviorProfile.Uniform(game);
            PlayoutSummary summary = Playouts.Of(game, uniform).Play(200_000, new StreamKey(11));
            Assert.True(IsNear(summary, BehaviorCheck.Of(game, uniform).Payoffs));
        }
    }

    [Fact]
    public void Every_end_is_visited_as_often_as_it_is_likely_and_no_impossible_one_at_all()
    {
        Prop.ForAll(TreeCase.Few(3), drawn =>
        {
            ExtensiveFormGame game = drawn.Game;
            BehaviorProfile profile = Leaning(game);
            PlayoutSummary summary = Playouts.Of(game, profile).Play(5_000, new StreamKey(3));
            double[] likely = Likely(game, profile);
            return summary.Visits.Sum() == 5_000
                && summary.Visits.Index().All(entry => game.NodeSets[entry.Index] == ExtensiveFormGame.None || entry.Item == 0)
                && summary.Visits.Index().All(entry => likely[entry.Index] > 0 || entry.Item == 0)
                && summary.Visits.Index().All(entry => IsFrequency(entry.Item, 5_000, game.NodeSets[entry.Index] == ExtensiveFormGame.None ? likely[entry.Index] : 0));
        }).Check(Laws.Config.WithMaxTest(60));
    }

    // Planted: plays under other strategies than those asked for.
    [Fact]
    public void Play_that_leans_elsewhere_is_caught()
    {
        ExtensiveFormGame game = KuhnPoker.Create();
        PlayoutSummary summary = Playouts.Of(game, Leaning(game)).Play(200_000, new StreamKey(11));
        Assert.False(IsNear(summary, BehaviorCheck.Of(game, BehaviorProfile.Uniform(game)).Payoffs));
    }

    [Fact]
    public void Means_and_standard_errors_are_those_of_the_plays()
    {
        ExtensiveFormBuilder builder = new("a");
        int root = builder.AddMove(builder.AddChance([new(1, 4), new(3, 4)], ["l", "r"]));
        builder.AddEnd(builder.AddOutcome([4]), root, 0);
        builder.AddEnd(builder.AddOutcome([0]), root, 1);
        PlayoutSummary summary = Playouts.Of(builder.Build(), []).Play(1_000, new StreamKey(5));
        double share = summary.Visits[1] / 1_000.0;
        Assert.Equal(4 * share, summary.Payoffs[0], 1e-12);
        Assert.Equal(Math.Sqrt(16 * share * (1 - share) / 999), summary.StandardErrors[0], 1e-12);
        Assert.Equal(1_000, summary.Moves);
        Assert.StartsWith("1000 plays: ", summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_game_without_moves_ends_at_its_root()
    {
        ExtensiveFormBuilder builder = new("a");
        builder.AddEnd(builder.AddOutcome([7]));
        PlayoutSummary summary = Playouts.Of(builder.Build(), []).Play(1, new StreamKey(1));
        Assert.Equal([7.0], summary.Payoffs);
        Assert.Equal([double.NaN], summary.StandardErrors);
        Assert.Equal(0, summary.Moves);
    }

    [Fact]
    public void The_same_key_plays_the_same_and_cancellation_stops()
    {
        ExtensiveFormGame game = LeducPoker.Create();
        Playouts playouts = Playouts.Of(game, BehaviorProfile.Uniform(game));
        Assert.Equal(playouts.Play(10_000, new StreamKey(2)), playouts.Play(10_000, new StreamKey(2)));
        Assert.NotEqual(playouts.Play(10_000, new StreamKey(2)).Visits, playouts.Play(10_000, new StreamKey(3)).Visits);
        Assert.Throws<OperationCanceledException>(() => playouts.Play(long.MaxValue, new StreamKey(2), new CancellationToken(canceled: true)));
        Assert.Throws<ArgumentOutOfRangeException>(() => playouts.Play(0, new StreamKey(2)));
        Assert.Throws<ArgumentException>(() => Playouts.Of(game, []));
        Assert.Throws<ArgumentNullException>(() => Playouts.Of(null!, default(Sequence<Sequence<double>>)));
    }

    // The first action twice as often as any other, the second never where there are three.
    private static BehaviorProfile Leaning(ExtensiveFormGame game) => BehaviorProfile.Create(game, Sequence.Of(game.DecisionSets, set =>
    {
        int actions = game.InformationSets[set].Actions.Count;
        int[] weights = [.. Enumerable.Range(0, actions).Select(action => action == 0 ? 2 : action == 1 && actions > 2 ? 0 : 1)];
        return Sequence.Of(actions, action => new Rational(weights[action], weights.Sum()));
    }));

    private static double[] Likely(ExtensiveFormGame game, BehaviorProfile profile)
    {
        double[] likely = new double[game.NodeCount];
        likely[0] = 1;
        for (int node = 1; node < likely.Length; node++)
        {
            int parent = game.Parents[node];
            int set = game.NodeSets[parent];
            Sequence<Rational> weights = set < game.DecisionSets ? profile.Strategies[set] : game.InformationSets[set].Probabilities;
            likely[node] = likely[parent] * weights[node - game.FirstChildren[parent]].ToDouble();
        }

        return likely;
    }

    // Some thousands of frequencies in all: 6.5 standard deviations, and eight counts for the rare ones, which are not normal, leave less than one false alarm in a million.
    private static bool IsFrequency(long count, int plays, double probability) =>
        Math.Abs(count - (plays * probability)) <= (6.5 * Math.Sqrt(plays * probability * (1 - probability))) + 8;

    private static bool IsNear(PlayoutSummary summary, Sequence<Rational> worth) =>
        Enumerable.Range(0, worth.Count).All(player => Math.Abs(summary.Payoffs[player] - worth[player].ToDouble()) <= MostErrors * summary.StandardErrors[player]);
}
