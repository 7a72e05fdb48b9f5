using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Fairness;

/// <summary>A fair learner in a world of classifiers: its regret, how often an auditor objects, and how often it errs.</summary>
/// <remarks>
/// Regret is the Lagrangian one, against the best single classifier: half the expected errors, and <see cref="IFairLearner.Penalty"/> times the difference of treatment
/// of every reported pair; it is in units of errors. Errors are those of the policy in expectation. Immutable and thread-safe.
/// </remarks>
[Reference("bechavod2023", "Lagrangian regret and number of violations")]
public sealed record FairContender : IContender
{
    private const int RoundsBetweenLooks = 1024;

    /// <summary>Initializes a contender.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="world">The individuals, classifiers and auditor.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FairContender(IFairLearner learner, ClassifierWorld world)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(world);
        (Learner, World) = (learner, world);
    }

    /// <summary>Gets the learner.</summary>
    public IFairLearner Learner { get; }

    /// <summary>Gets the individuals, classifiers and auditor.</summary>
    public ClassifierWorld World { get; }

    /// <inheritdoc/>
    public string Name => Learner.Name;

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures { get; } =
    [
        new("Reports", "share of rounds"), new("Reports, last quarter", "share of rounds"),
        new("Errors", "share of individuals"), new("Errors, last quarter", "share of individuals"), new("Errors of the best classifier", "share of individuals"),
    ];

    /// <inheritdoc/>
    public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
    {
        long horizon = checkpoints[^1];
        long lateFrom = horizon - ((horizon + 3) / 4);
        RandomStream stream = replication.Role(Streams.Instances).Open();
        Matrix<double> classifiers = World.DrawClassifiers(ref stream);
        FairRun run = Learner.Begin(World.Hypotheses, World.Individuals, horizon, replication);
        FairAccount account = new(World.Hypotheses, Learner.Penalty);
        double[] curve = new double[checkpoints.Count];
        for (long round = 0; round < horizon; round++)
        {
            if (round % RoundsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            (FairRound faced, bool[] labels, AuditPanel panel) = World.DrawRound(ref stream, classifiers);
            run.Face(faced);
            FairnessReport? report = panel.Audit(run.Acceptance);
            account.Charge(faced, run.Weights, labels, report, isLate: round >= lateFrom);
            run.Observe(labels, report);
            int reached = checkpoints.Span.BinarySearch(round + 1);
            if (reached >= 0)
            {
                curve[reached] = account.Regret;
            }
        }

        double individuals = (double)horizon * World.Individuals;
        double late = horizon - lateFrom;
        return new(Sequence.Create<double>(curve), [
            account.Reports / (double)horizon, account.LateReports / late,
            account.Errors / individuals, account.LateErrors / (late * World.Individuals), account.LeastErrors / individuals]);
    }
}
