using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Forecasting;

/// <summary>Learns a scoring rule by optimism about the effort to induce, mixed with a rule that is known to induce it by just as much as makes the answer certain.</summary>
/// <remarks>
/// Plays each known rule once, then bisects between every pair of them for the places where the answer switches, which gives the differences of costs. From then on
/// an effort made in fewer than Exploration · t^(2/3) rounds is explored by its known rule. Otherwise, at rounds of a geometric grid, one linear program per effort finds the cheapest proper rule
/// whose rows of other efforts l hold up to W(k, l) + B (I(k) + I(l)), and the effort k of the highest estimated profit plus (B + U) I(k) is taken, ties to the lowest. I is the radius of
/// an effort's frequencies, B the cap, U the largest worth, W the width of the cost difference. The rule announced is α of the known rule and 1 − α of the optimistic one, where
/// α = D / (D + margin of k) and D = max over l of 2 (W(k, l) + B (I(k) + I(l))).
/// <para>
/// On the event that all confidence sets hold, of probability at least 1 − <see cref="Confidence"/> with <see cref="Scale"/> = 1 and <see cref="Bound"/> = <see cref="DeviationBound.Distance"/>, a rational forecaster always makes the effort meant, the rule handed over
/// is incentive compatible under the true model, and regret is of order T^(2/3). Constants are safe and large: below some 10⁶ rounds α is near 1.
/// </para>
/// <para>Time O(1) per round, and efforts · beliefs · states per round on which programs are solved, besides the programs. Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("chen2023", "the online learning problem; here with mixing weights that follow the confidence sets")]
public sealed record SafeUcb : IForecastingLearner
{
    /// <inheritdoc/>
    /// <value><c>SAFE-UCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearningSettings.Name(value); } = "SAFE-UCB";

    /// <inheritdoc/>
    /// <value>2/3.</value>
    public double? RateExponent => 2.0 / 3;

    /// <summary>Gets the kind of radius.</summary>
    /// <value><see cref="DeviationBound.Distance"/> by default, which is uniform over payments.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public DeviationBound Bound { get; init => field = LearningSettings.Member(value); }

    /// <summary>Gets δ, the probability of a bad event that is allowed for.</summary>
    /// <value>Strictly between 0 and 1; 0.05 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Confidence { get; init => field = LearningSettings.Inside(value); } = 0.05;

    /// <summary>Gets the factor of every radius.</summary>
    /// <value>Positive and finite, without unit; 1 by default, for which δ holds with <see cref="DeviationBound.Distance"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Scale { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <summary>Gets how often every effort is made at least: in this times t^(2/3) of t rounds.</summary>
    /// <value>Positive and finite, without unit; 1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Exploration { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <summary>Gets the ratio between rounds at which programs are solved.</summary>
    /// <value>Above 1 and finite; 1.1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 1 and finite.</exception>
    public double ResolveRatio { get; init => field = LearningSettings.Ratio(value); } = 1.1;

    /// <summary>Gets the method whose runs solve the programs, each from its last basis.</summary>
    /// <value>The revised simplex with its default settings by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public RevisedSimplex Program { get; init => field = LearningSettings.NotNull(value); } = new();

    /// <inheritdoc/>
    public ForecastingRun Begin(ForecastingTask task, long horizon) => new SafeUcbRun(this, task, horizon);
}
