using Mechanisms.Bandits.Federated;
using Mechanisms.Bandits.Linear;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Federated;

public sealed class FederatedExperimentTests
{
    private static readonly FederatedUcb Alone = new();

    [Fact]
    public void One_client_that_communicates_plays_as_if_it_did_not()
    {
        FederatedExperiment experiment = FederatedExperiment.Synthetic(new(1), clients: 1, horizon: 400);
        FederatedResult alone = experiment.Run(Alone);
        foreach (DownloadPolicy download in Enum.GetValues<DownloadPolicy>())
        {
            FederatedResult result = experiment.Run(new() { Rule = new FullParticipation(), Download = download, Threshold = 0.5 });
            Assert.True(result.Communications > 5);
            AssertNear(alone.Regret, result.Regret);
        }
    }

    [Fact]
    public void Sharing_everything_at_once_is_one_pooled_learner()
    {
        FederatedExperiment experiment = FederatedExperiment.Synthetic(new(2), clients: 5, horizon: 400);
        FederatedResult shared = experiment.Run(new() { Rule = new GreedyCover(), Progress = 1, Threshold = 0 });
        FederatedExperiment pooled = new(experiment.Bandit, [0], 400, experiment.Key);
        AssertNear(pooled.Run(Alone).Regret, shared.Regret);
        Assert.Equal(400, shared.Communications);

        // Only who just played has data, so nobody can do without it.
        Assert.Equal(400 * 1000, shared.Payments.Sum(), 1e-6);
        Assert.Equal(400, shared.Participants);
        Assert.Equal(400 * 30 * 6, shared.Scalars);
    }

    [Fact]
    public void One_client_alone_is_the_linear_learner()
    {
        FederatedExperiment experiment = FederatedExperiment.Synthetic(new(3), clients: 1, horizon: 300);
        ContextualRun run = new LinUcb { Radius = Alone.Radius }.Begin(25, 5, 300, default);
        double[] contexts = new double[25 * 5];
        double regret = 0;
        for (int round = 0; round < 300; round++)
        {
            experiment.Bandit.Contexts.Fill(round, experiment.Key, contexts);
            double[] means = [.. contexts.Chunk(5).Select(context => context.Zip(experiment.Bandit.Weights, (x, weight) => x * weight).Sum())];
            int arm = run.Choose(contexts);
            RandomStream noise = new StreamPosition(experiment.Key.Role(Streams.Rewards), (ulong)round * 4).Open();
            run.Observe(arm, contexts.AsSpan(arm * 5, 5), means[arm] + new NormalDistribution(0, 0.1).Draw(ref noise));
            regret += means.Max() - means[arm];
        }

        Assert.Equal(regret, experiment.Run(Alone).Regret[^1], 1e-9);
    }

    [Fact]
    public void Snapshots_let_the_trigger_rest_though_nobody_is_chosen()
    {
        // Progress so small that nobody need take part: a trigger on buffers would fire in every round from the first on.
        FederatedExperiment experiment = FederatedExperiment.Synthetic(new(4), clients: 10, horizon: 2000);
        FederatedResult result = experiment.Run(new() { Rule = new GreedyCover(), Progress = 1e-9 });
        Assert.InRange(result.Communications, 1, 400);
    }

    [Fact]
    public void Payments_cover_costs_and_bookkeeping_adds_up()
    {
        FederatedExperiment experiment = FederatedExperiment.Synthetic(new(5), clients: 10, horizon: 1500);
        FederatedResult result = experiment.Run(new() { Rule = new GreedyCover() });
        Assert.All(result.Utilities, utility => Assert.True(utility >= -1e-7));
        Assert.Equal(result.Payments.Sum() - result.SocialCost, result.Utilities.Sum(), 1e-6);
        Assert.Equal(30 * (result.Participants + (10L * result.Communications)), result.Scalars);
        FederatedResult again = experiment.Run(new() { Rule = new GreedyCover() });
        Assert.Equal(result, again);
    }

    [Fact]
    public void Regret_lies_between_full_sharing_and_none_and_payments_grow_with_required_progress()
    {
        FederatedExperiment experiment = FederatedExperiment.Synthetic(new(6), horizon: 3000);
        double none = experiment.Run(Alone).Regret[^1];
        FederatedResult full = experiment.Run(new() { Rule = new FullParticipation() });
        FederatedResult some = experiment.Run(new() { Rule = new GreedyCover(), Progress = 0.3 });
        FederatedResult more = experiment.Run(new() { Rule = new GreedyCover(), Progress = 0.9 });
        FederatedResult data = experiment.Run(new() { Rule = new DataIncentive(), Download = DownloadPolicy.ParticipantsOnly });
        Assert.True(full.Regret[^1] < some.Regret[^1] && some.Regret[^1] < none / 2);
        Assert.True(some.Payments.Sum() < more.Payments.Sum());
        Assert.True(some.SocialCost < more.SocialCost && more.SocialCost < full.SocialCost);
        Assert.True(data.Regret[^1] < none);
    }

    /// <summary>Five seeds against the prototype's table; the bands are those of the acceptance check.</summary>
    [LongFact]
    public void Reproduces_the_federated_table()
    {
        FederatedExperiment[] experiments = [.. Enumerable.Range(0, 5).Select(seed => FederatedExperiment.Synthetic(new StreamKey(9).Replication(seed)))];
        Assert.InRange(Mean(Alone, result => result.Regret[^1]), 85, 125);
        Assert.InRange(experiments.Average(one => new FederatedExperiment(one.Bandit, [0], one.Horizon, one.Key).Run(Alone).Regret[^1]), 4, 9);
        FederatedUcb full = new() { Rule = new FullParticipation() };
        Assert.InRange(Mean(full, result => result.Regret[^1]), 4, 9);
        Assert.InRange(Mean(full, result => result.Communications), 40, 80);
        double paid = 0;
        foreach (double progress in new[] { 0.1, 0.3, 0.5, 0.7, 0.9, 0.99 })
        {
            FederatedUcb greedy = new() { Rule = new GreedyCover(), Progress = progress };
            Assert.InRange(Mean(greedy, result => result.Communications), 40, 80);
            double payments = Mean(greedy, result => result.Payments.Sum());
            Assert.True(payments > paid);
            paid = payments;
            TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
                $"β = {progress}: regret {Mean(greedy, result => result.Regret[^1]):F1}, syncs {Mean(greedy, result => result.Communications):F1}, participants {Mean(greedy, result => (double)result.Participants / result.Communications):F1}, cost {Mean(greedy, result => result.SocialCost):F0}, payments {payments:F0}, scalars {Mean(greedy, result => result.Scalars):F0}"));
        }

        Assert.InRange(Mean(new() { Rule = new GreedyCover() }, result => result.Regret[^1]), 5, 10);
        Assert.InRange(Mean(new() { Rule = new BudgetSearch() }, result => result.Regret[^1]), 4, 10);
        Assert.InRange(Mean(new() { Rule = new GreedyCover(), Download = DownloadPolicy.ParticipantsOnly }, result => result.Regret[^1]), 10, 60);

        double Mean(FederatedUcb protocol, Func<FederatedResult, double> of) => experiments.Average(experiment => of(experiment.Run(protocol)));
    }

    [Fact]
    public void Rejects_settings_that_make_no_sense()
    {
        LinearBandit bandit = new([1], 0, new FixedContexts(new(1, 1, [1])));
        Assert.Throws<ArgumentException>(() => new FederatedExperiment(bandit, [], 10, default));
        Assert.Throws<ArgumentException>(() => new FederatedExperiment(bandit, [1], 10, default, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FederatedExperiment(bandit, [-1], 10, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FederatedExperiment(bandit, [1], 0, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FederatedUcb { Progress = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FederatedUcb { Threshold = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FederatedUcb { ReservePrice = 0 });
        Assert.Equal("no communication", Alone.Name);
        Assert.Equal("greedy cover", new FederatedUcb { Rule = new GreedyCover() }.Name);
    }

    private static void AssertNear(Sequence<double> expected, Sequence<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
}
