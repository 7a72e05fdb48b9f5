using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Tests.ExtensiveForm;

public class SampledRegretTests
{
    // Two-sided bounds at 6 standard errors, 24 of them a sampling and start: false alarms below 1e-6 by the normal law.
    private const double Errors = 6;

    // From uniform play all drawing probabilities are the same; after some iterations they are not, and own reach differs from the reach of draws.
    [Theory]
    [InlineData(PathSampling.External, 0)]
    [InlineData(PathSampling.Outcome, 0)]
    [InlineData(PathSampling.External, 25)]
    [InlineData(PathSampling.Outcome, 25)]
    public void Regrets_are_right_on_average(PathSampling sampling, int before)
    {
        SampledRegretRun start = new SampledRegret { Sampling = sampling }.Begin(KuhnPoker.Create(), new StreamKey(3));
        start.Iterate(before);
        (double[] means, double[] errors) = Increments(start);
        double[] exact = new RegretOracle(start, divides: false).Regrets();
        Assert.All(exact.Index(), entry => Assert.InRange(means[entry.Index], entry.Item - (Errors * errors[entry.Index]) - 1e-12, entry.Item + (Errors * errors[entry.Index]) + 1e-12));

        // Planted: regrets a fifth too large, and, where play is not uniform and draws are divided by, division by the probability of play in place of that of the draw.
        Assert.Contains(exact.Index(), entry => Math.Abs(means[entry.Index] - (1.2 * entry.Item)) > Errors * errors[entry.Index]);
        Assert.Equal(before > 0 && sampling == PathSampling.Outcome, new RegretOracle(start, divides: true).Regrets().Index()
            .Any(entry => double.IsFinite(entry.Item) && Math.Abs(means[entry.Index] - entry.Item) > Errors * errors[entry.Index]));
    }

    // 400 runs of another key had mean exploitabilities of 0.01125 and 0.01537, with deviations of 0.0042 and 0.0070 a run. The mean of 30 runs is above a bound of
    // 4.9 of its deviations more with probability 1e-6, by the normal law; averages that stay uniform, 0.458, and last strategies are far above.
    [Theory]
    [InlineData(PathSampling.External, 5_000, 0.01125, 0.0042)]
    [InlineData(PathSampling.Outcome, 25_000, 0.01537, 0.0070)]
    public void Averages_come_to_an_equilibrium_of_kuhn_poker(PathSampling sampling, long iterations, double mean, double deviation)
    {
        const int Runs = 30;
        double sum = 0;
        for (int replication = 0; replication < Runs; replication++)
        {
            SampledRegretRun run = new SampledRegret { Sampling = sampling }.Begin(KuhnPoker.Create(), new StreamKey(20240507).Replication(replication));
            run.Iterate(iterations);
            sum += run.Exploitability();
            Assert.Equal(iterations, run.Iterations);
        }

        Assert.InRange(sum / Runs, 0, mean + (4.9 * deviation / Math.Sqrt(Runs)));
    }

    // Without chance and others nothing is drawn by external sampling: it is the walk of the whole tree.
    [Fact]
    public void A_lone_player_by_external_sampling_goes_the_way_of_whole_walks()
    {
        ExtensiveFormGame game = Lone();
        SampledRegretRun run = new SampledRegret().Begin(game, new StreamKey(7));
        CounterfactualRegretRun whole = CounterfactualRegret.Vanilla.Begin(game);
        for (int step = 0; step < 20; step++)
        {
            run.Iterate(1);
            whole.Iterate(1);
            Assert.All(
                run.AverageStrategies.SelectMany(strategy => strategy).Zip(whole.AverageStrategies.SelectMany(strategy => strategy)),
                pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        }
    }

    // One that never learned an average would stay uniform: 1 - (1/2 · 1/2 + 1/2 · 3/4) = 3/8.
    [Theory]
    [InlineData(PathSampling.External)]
    [InlineData(PathSampling.Outcome)]
    public void A_lone_player_learns(PathSampling sampling)
    {
        SampledRegretRun run = new SampledRegret { Sampling = sampling }.Begin(Lone(), new StreamKey(7));
        run.Iterate(10_000);
        Assert.InRange(run.Exploitability(), 0, 0.01);
        Assert.Equal(10_000, run.Iterations);
    }

    [Fact]
    public void The_key_decides_and_pieces_make_the_whole()
    {
        foreach (PathSampling sampling in Enum.GetValues<PathSampling>())
        {
            SampledRegret settings = new() { Sampling = sampling };
            SampledRegretRun whole = settings.Begin(LeducPoker.Create(), new StreamKey(7));
            whole.Iterate(60);
            SampledRegretRun pieces = settings.Begin(LeducPoker.Create(), new StreamKey(7));
            pieces.Iterate(25);
            SampledRegretRun fork = pieces.Fork();
            pieces.Iterate(35);
            Assert.Equal(whole.Regrets, pieces.Regrets);
            Assert.NotEqual(whole.Regrets, fork.Regrets);
            fork.Iterate(35);
            Assert.Equal(whole.AverageStrategies, fork.AverageStrategies);
            SampledRegretRun other = settings.Begin(LeducPoker.Create(), new StreamKey(8));
            other.Iterate(60);
            Assert.NotEqual(whole.Regrets, other.Regrets);
            Assert.Equal(new StreamKey(8), other.Key);
        }
    }

    [Fact]
    public void No_iteration_allocates()
    {
        foreach (PathSampling sampling in Enum.GetValues<PathSampling>())
        {
            SampledRegretRun run = new SampledRegret { Sampling = sampling }.Begin(KuhnPoker.Create(3), new StreamKey(7));
            run.Iterate(100);
            long before = GC.GetAllocatedBytesForCurrentThread();
            run.Iterate(100);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void Paths_of_two_thousand_moves_fit_a_stack_of_a_megabyte_and_longer_ones_are_refused()
    {
        foreach (PathSampling sampling in Enum.GetValues<PathSampling>())
        {
            SampledRegretRun run = new SampledRegret { Sampling = sampling }.Begin(Path(2_000), new StreamKey(7));
            Thread thread = new(() => run.Iterate(3), 1 << 20);
            thread.Start();
            thread.Join();
            Assert.Equal(3, run.Iterations);
        }

        Assert.Contains("may have 2000 moves", Assert.Throws<InvalidOperationException>(() => new SampledRegret().Begin(Path(2_001), new StreamKey(7))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_checked_and_work_stops_when_told_to()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampledRegret { Exploration = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampledRegret { Exploration = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampledRegret { Sampling = (PathSampling)5 });
        SampledRegretRun run = new SampledRegret().Begin(KuhnPoker.Create(), new StreamKey(7));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Iterate(-1));
        Assert.Throws<OperationCanceledException>(() => run.Iterate(1, new(canceled: true)));
        Assert.Equal(0, run.Iterations);
    }

    // One player: left and then again two actions, or right, which is between what these pay.
    private static ExtensiveFormGame Lone()
    {
        ExtensiveFormBuilder builder = new("one");
        int root = builder.AddMove(builder.AddInformationSet(0, ["left", "right"]));
        int left = builder.AddMove(builder.AddInformationSet(0, ["worse", "better"]), root, 0);
        builder.AddEnd(builder.AddOutcome([0]), left, 0);
        builder.AddEnd(builder.AddOutcome([1]), left, 1);
        builder.AddEnd(builder.AddOutcome([new(3, 4)]), root, 1);
        return builder.Build();
    }

    private static ExtensiveFormGame Path(int moves)
    {
        ExtensiveFormBuilder builder = new("one");
        (int parent, int action) = (ExtensiveFormGame.None, 0);
        for (int move = 0; move < moves; move++)
        {
            int node = builder.AddMove(builder.AddInformationSet(0, move % 10 == 0 ? ["on", "out"] : ["on"]), parent, action);
            if (move % 10 == 0)
            {
                builder.AddEnd(ExtensiveFormGame.None, node, 1);
            }

            parent = node;
        }

        builder.AddEnd(ExtensiveFormGame.None, parent, 0);
        return builder.Build();
    }

    private static double[] Own(ExtensiveFormGame game, Sequence<Sequence<double>> regrets) =>
        [.. regrets.Where((_, set) => game.InformationSets[set].Player == 0).SelectMany(entry => entry)];

    // What one iteration adds to the regrets of player 0, who learns first: means over forks, and their standard errors.
    private static (double[] Means, double[] Errors) Increments(SampledRegretRun start)
    {
        const int Samples = 200_000;
        double[] before = Own(start.Game, start.Regrets);
        double[] sums = new double[before.Length];
        double[] squares = new double[before.Length];
        for (int sample = 0; sample < Samples; sample++)
        {
            SampledRegretRun run = start.Fork(new StreamKey(20240507).Replication(sample));
            run.Iterate(1);
            foreach ((int index, double regret) in Own(run.Game, run.Regrets).Index())
            {
                double added = regret - before[index];
                sums[index] += added;
                squares[index] += added * added;
            }
        }

        double[] means = [.. sums.Select(sum => sum / Samples)];
        return (means, [.. squares.Select((square, index) => Math.Sqrt(((square / Samples) - (means[index] * means[index])) / Samples))]);
    }

    // Counterfactual regrets of player 0 at the strategies that regrets give, by walking the game's own arrays: ∑ over nodes of chance · others · (value after the action − value).
    private sealed class RegretOracle(SampledRegretRun run, bool divides)
    {
        private readonly ExtensiveFormGame game = run.Game;
        private readonly Sequence<Sequence<double>> strategies = run.Regrets.Select(regrets =>
        {
            double sum = regrets.Sum(regret => Math.Max(0, regret));
            return regrets.Select(regret => sum > 0 ? Math.Max(0, regret) / sum : 1.0 / regrets.Count).ToSequence();
        }).ToSequence();

        private readonly double[][] totals = [.. run.Regrets.Select(regrets => new double[regrets.Count])];

        public double[] Regrets()
        {
            _ = Walk(0, 1);
            return Own(game, totals.Select(total => total.ToSequence()).ToSequence());
        }

        private double Walk(int node, double others)
        {
            double sum = game.NodeOutcomes[node] == ExtensiveFormGame.None ? 0 : game.Outcomes[game.NodeOutcomes[node]].Payoffs[0].ToDouble();
            int set = game.NodeSets[node];
            if (set == ExtensiveFormGame.None)
            {
                return sum;
            }

            bool isOwn = set < game.DecisionSets && game.InformationSets[set].Player == 0;
            double[] weights = set < game.DecisionSets ? [.. strategies[set]] : [.. game.InformationSets[set].Probabilities.Select(probability => probability.ToDouble())];
            double[] below = [.. weights.Select((weight, action) => Walk(game.FirstChildren[node] + action, isOwn ? others : others * weight) * (isOwn ? Factor(weight, weights.Length) : 1))];
            double value = below.Zip(weights, (worth, weight) => worth * weight).Sum();
            for (int action = 0; isOwn && action < below.Length; action++)
            {
                totals[set][action] += others * (below[action] - value);
            }

            return sum + value;
        }

        // Planted: an action drawn with 0.6/count + 0.4 p counts as if drawn with p.
        private double Factor(double probability, int count) => divides ? ((0.6 / count) + (0.4 * probability)) / probability : 1;
    }
}
