using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Forecasting;

/// <summary>The original learner of scoring rules: optimism about effort and payment, mixed with a known rule by a weight that falls with time alone.</summary>
/// <remarks>
/// Plays each known rule once. Then, at rounds of a geometric grid, one linear program per effort k minimizes the payment v over proper rules with |v − v̂_S(k)| ≤ B I(k) and
/// v − v̂_S(l) ≥ Ĉ(k, l) − (I_c(k, l) + B I(l)), and the effort of the highest û_k + U I(k) − v is taken, ties to the lowest. The rule announced is α of the known rule and 1 − α of the optimistic one,
/// α = min(1, K / t^(1/3)), held between solves. When the forecaster answers with another effort, the segment to the known rule is bisected for the switch, which improves Ĉ.
/// <para>
/// The answer is only certain once α · margin exceeds about 2 B (I(k) + I(l)); with small margins that takes far more than 10⁵ rounds, and until then regret is not of order T^(2/3). Prefer <see cref="SafeUcb"/>.
/// </para>
/// <para>Time O(1) per round besides programs and searches. Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("chen2023", "OSRL-UCB")]
public sealed record OsrlUcb : IForecastingLearner
{
    /// <inheritdoc/>
    /// <value><c>OSRL-UCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearningSettings.Name(value); } = "OSRL-UCB";

    /// <inheritdoc/>
    /// <value>2/3.</value>
    public double? RateExponent => 2.0 / 3;

    /// <inheritdoc cref="SafeUcb.Bound"/>
    public DeviationBound Bound { get; init => field = LearningSettings.Member(value); }

    /// <inheritdoc cref="SafeUcb.Confidence"/>
    public double Confidence { get; init => field = LearningSettings.Inside(value); } = 0.05;

    /// <inheritdoc cref="SafeUcb.Scale"/>
    public double Scale { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <inheritdoc cref="SafeUcb.ResolveRatio"/>
    public double ResolveRatio { get; init => field = LearningSettings.Ratio(value); } = 1.1;

    /// <inheritdoc cref="SafeUcb.Program"/>
    public RevisedSimplex Program { get; init => field = LearningSettings.NotNull(value); } = new();

    /// <inheritdoc/>
    public ForecastingRun Begin(ForecastingTask task, long horizon) => new OsrlUcbRun(this, task, horizon);
}
