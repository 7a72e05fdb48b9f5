using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>One learner against arms that see their true contexts and report what they like, round by round.</summary>
internal sealed class ContextualEpisode
{
    private const ulong WordsPerBlock = 4;

    private readonly LinearBandit bandit;
    private readonly Sequence<IReportPolicy> reports;
    private readonly ContextualRun run;
    private readonly StreamKey instance;
    private readonly StreamKey draws;
    private readonly NormalDistribution noise;
    private readonly double[] truth;
    private readonly double[] reported;
    private readonly double[] means;
    private readonly long[] plays;
    private readonly long[] removedAt;
    private double manipulated;
    private double claimed;
    private double regret;

    /// <summary>Initializes an episode before its first round.</summary>
    /// <param name="bandit">The environment.</param>
    /// <param name="reports">One policy per arm; empty when all are truthful.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="horizon">Rounds the learner plans for.</param>
    /// <param name="instance">Key of the true contexts.</param>
    /// <param name="draws">Key of noise and learner.</param>
    public ContextualEpisode(
        LinearBandit bandit, Sequence<IReportPolicy> reports, IContextualLearner learner, long horizon, StreamKey instance, StreamKey draws)
    {
        this.bandit = bandit;
        this.reports = reports;
        this.instance = instance;
        this.draws = draws;
        run = learner.Begin(bandit.Arms, bandit.Dimension, horizon, draws);
        noise = new(0, bandit.Noise);
        truth = new double[bandit.Arms * bandit.Dimension];
        reported = new double[truth.Length];
        means = new double[bandit.Arms];
        plays = new long[bandit.Arms];
        removedAt = new long[bandit.Arms];
    }

    public ContextualResult Play(Sequence<long> checkpoints, CancellationToken cancellation)
    {
        double[] curve = new double[checkpoints.Count];
        long round = 0;
        for (int index = 0; index < curve.Length; index++)
        {
            for (; round < checkpoints[index]; round++)
            {
                Step(round);
            }

            curve[index] = regret;
            cancellation.ThrowIfCancellationRequested();
        }

        EpisodeResult result = new(
            Sequence.Create<double>(curve), Sequence.Create<long>(plays), Sequence.Create<long>(plays), Sequence.Create<long>(removedAt));
        return new(result, Math.Sqrt(manipulated), Math.Sqrt(claimed));
    }

    private void Step(long round)
    {
        Show(round);
        int arm = run.Choose(reported);
        double best = means[0];
        for (int other = 1; other < means.Length; other++)
        {
            best = Math.Max(best, means[other]);
        }

        if (arm == ContextualRun.Nobody)
        {
            regret += best;
            return;
        }

        RandomStream stream = new StreamPosition(
            draws.Role(Streams.Rewards).Agent(arm), (ulong)plays[arm] * WordsPerBlock).Open();
        plays[arm]++;
        regret += best - means[arm];
        run.Observe(arm, Of(reported, arm), means[arm] + noise.Draw(ref stream));
        if (removedAt[arm] == 0 && !run.IsActive(arm))
        {
            removedAt[arm] = plays[arm];
        }
    }

    private void Show(long round)
    {
        bandit.Contexts.Fill(round, instance, truth);
        for (int arm = 0; arm < means.Length; arm++)
        {
            ReadOnlySpan<double> context = Of(truth, arm);
            means[arm] = Inner.Product(bandit.Weights.Span, context);
            if (reports.Count > 0)
            {
                Report(round, arm, context);
            }
        }

        if (reports.Count == 0)
        {
            truth.CopyTo(reported);
        }
    }

    private void Report(long round, int arm, ReadOnlySpan<double> context)
    {
        Span<double> report = Of(reported, arm);
        reports[arm].Report(new ArmView(round, plays[arm], context), report);
        for (int entry = 0; entry < report.Length; entry++)
        {
            double difference = context[entry] - report[entry];
            manipulated += difference * difference;
        }

        double gap = means[arm] - Inner.Product(bandit.Weights.Span, report);
        claimed += gap * gap;
    }

    private Span<double> Of(double[] contexts, int arm) => contexts.AsSpan(arm * bandit.Dimension, bandit.Dimension);
}
