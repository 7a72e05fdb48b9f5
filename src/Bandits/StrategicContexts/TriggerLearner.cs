using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

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
        estimates?.Radius is ConfidenceRadius.SelfNormalized moving
            ? moving.Terms(bandit.Dimension, estimates.Regularization, horizon)
            : new RadiusTerms { Volume = VolumeBound.Horizon });

    /// <summary>Writes arms and estimators before the first round.</summary>
    public void Begin<TReal, TInteger, TMask, TMemory>(TMemory memory, long horizon)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
        where TMemory : struct, ITriggerMemory<TReal, TInteger>
    {
        double logDeterminant = estimates is null ? 0 : memory.Dimension * Elementary.Log(estimates.Regularization);
        double radius = estimates is null ? 0 : estimates.Radius.Of(new(memory.Dimension, estimates.Regularization, 0, horizon, logDeterminant));
        for (int arm = 0; arm < memory.Arms; arm++)
        {
            memory.Arm(arm) = new() { Id = TInteger.Create((uint)arm), Radius = TReal.Create(radius), LogDeterminant = TReal.Create(logDeterminant) };
            if (estimates is not null)
            {
                RidgeKernel<TReal, TInteger, TMask, TMemory>.Begin(memory, arm, estimates.Regularization);
            }
        }
    }
}
