using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>A grim trigger that has lanes: around <see cref="Linear.KnownWeights"/> or <see cref="DisjointLinUcb"/>, with contexts of at most 8 entries.</summary>
internal sealed class TriggerLearner
{
    /// <summary>Beyond it the arms of a lane group would take memory that runs, one after another, do not.</summary>
    private const int MostArms = 1024;

    private readonly GrimTrigger settings;
    private readonly DisjointLinUcb? estimates;

    private TriggerLearner(GrimTrigger settings)
    {
        this.settings = settings;
        estimates = settings.Inner as DisjointLinUcb;
        KnownWeights = settings.Inner is KnownWeights known ? known.Weights : default;
    }

    /// <summary>Gets the weights that are known; empty where they are estimated.</summary>
    public Sequence<double> KnownWeights { get; }

    /// <summary>Gets λ; 1 where nothing is estimated.</summary>
    public double Regularization => estimates?.Regularization ?? 1;

    /// <summary>Gets the radius of the confidence ellipsoids; 0 where nothing is estimated.</summary>
    public ConfidenceRadius Radius => estimates?.Radius ?? new ConfidenceRadius.Constant(0);

    /// <summary>The learner in lanes.</summary>
    /// <returns>Null where it has none: the run plays, or says what is wrong.</returns>
    public static TriggerLearner? Of(LinearBandit bandit, IContextualLearner learner, long horizon) =>
        learner is GrimTrigger trigger
        && (trigger.Inner is DisjointLinUcb || (trigger.Inner is KnownWeights known && known.Weights.Count == bandit.Dimension))
        && bandit is { Contexts: FeatureContexts, Dimension: <= RidgeShape.MostDimensions, Arms: <= MostArms }
        && horizon <= uint.MaxValue
            ? new(trigger)
            : null;

    /// <summary>Whether an episode's reports can be computed in lanes.</summary>
    public static bool HasLanes(ReportedEpisode episode, int dimension) => episode.Reports.All(report =>
        report is TruthfulReport || (report is ScaledReport scaled && scaled.Factors.Count >= dimension));

    /// <summary>What the kernel must know.</summary>
    public TriggerRule Rule(LinearBandit bandit, long horizon) => new(
        estimates is null ? TriggerEstimates.Known : TriggerEstimates.Ridge,
        settings.Timing,
        settings.Slack,
        Elementary.Log(horizon),
        bandit.Noise,
        Radius is ConfidenceRadius.SelfNormalized moving
            ? moving.Terms(bandit.Dimension, Regularization, horizon)
            : new RadiusTerms { Volume = VolumeBound.Horizon });
}
