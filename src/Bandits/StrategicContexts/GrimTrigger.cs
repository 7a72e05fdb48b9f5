using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Holds arms to the contexts they report: whoever earned less than even the lower confidence bounds of its reports promised is never played again.</summary>
/// <remarks>
/// Wraps a learner that knows its confidence. Among the arms not removed the wrapped learner chooses; after play number n of an arm, with the sums over its plays,
/// it is removed for good when  Σ lower bound > Σ reward + Slack · √(n ln T).  When all are removed nobody is played.
/// <para>Around <see cref="KnownWeights"/> it is GGTM, where lower bounds are the claimed rewards themselves; around <see cref="DisjointLinUcb"/>, one
/// estimator per arm, it is OptGTM. Around a learner that pools the arms' reports an arm can spoil the estimates by which others are judged.</para>
/// <para>For 1-sub-Gaussian noise, Slack of at least 2 and bounds that hold with probability 1 - δ, a truthful arm is removed with probability at most δ + 1/T.
/// Constant exaggeration by g without noise is removed at play ⌊Slack² ln T / g²⌋ + 1 under GGTM. Reports that are one linear image of the truth are
/// learned by an arm's own estimator and do no harm.</para>
/// <para>Time and memory of the wrapped learner, plus O(arms). <see cref="ManipulationExperiment"/> plays GGTM and OptGTM of at most 8 dimensions in lanes, with the bits of runs. Runs are single-threaded and allocate nothing per round; settings are immutable.</para>
/// </remarks>
/// <example><code>
/// IContextualLearner learner = new GrimTrigger(new DisjointLinUcb { Radius = new ConfidenceRadius.SelfNormalized { Volume = VolumeBound.Horizon } }) { Name = "OptGTM" };
/// </code></example>
[Reference("kleinebuening2024b", "Greedy and Optimistic Grim Trigger Mechanism")]
public sealed record GrimTrigger : IContextualLearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="inner">The learner whose choices and bounds are used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is null.</exception>
    public GrimTrigger(IConfidentLearner inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <inheritdoc/>
    /// <value><c>grim trigger, </c> and the wrapped learner's name by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => field ?? $"grim trigger, {Inner.Name}";
        init => field = LearnerSettings.Name(value);
    }

    /// <summary>Gets the learner whose choices and bounds are used.</summary>
    public IConfidentLearner Inner { get; }

    /// <summary>Gets which estimate a round's reward is held against.</summary>
    /// <value><see cref="LcbTiming.PreUpdate"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public LcbTiming Timing { get; init => field = LearnerSettings.Member(value); }

    /// <summary>Gets the constant of the benefit of the doubt, in units of reward.</summary>
    /// <value>Positive and finite; 2 by default, which suits noise of scale at most 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Slack { get; init => field = LearnerSettings.Positive(value); } = 2;

    /// <summary>The greedy grim trigger mechanism, for known weights.</summary>
    /// <param name="weights">θ, shape [dimension], finite.</param>
    /// <returns>Settings named <c>GGTM</c>.</returns>
    public static GrimTrigger Greedy(Sequence<double> weights) => new(new KnownWeights(weights)) { Name = "GGTM" };

    /// <summary>The optimistic grim trigger mechanism: independent ridge estimators, one for each arm.</summary>
    /// <param name="radius">Radius of the confidence ellipsoids.</param>
    /// <param name="regularization">λ of every estimator, positive.</param>
    /// <returns>Settings named <c>OptGTM</c>.</returns>
    public static GrimTrigger Optimistic(ConfidenceRadius radius, double regularization = 1) =>
        new(new DisjointLinUcb { Radius = radius, Regularization = regularization }) { Name = "OptGTM" };

    /// <inheritdoc/>
    public ContextualRun Begin(int arms, int dimension, long horizon, StreamKey key) =>
        new GrimTriggerRun(this, Inner.Begin(arms, dimension, horizon, key), horizon);
}
