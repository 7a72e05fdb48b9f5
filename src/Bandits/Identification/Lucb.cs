using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Identification;

/// <summary>Shows, in turn, the arm that looks best and its strongest rival, until their confidence bounds part.</summary>
/// <remarks>
/// h is the arm of largest mean, l the other arm of largest upper bound; stops when the upper bound of l does not exceed the lower bound of h by
/// <see cref="Slack"/>. Bounds are those of <see cref="Family"/> for the budget ln(4Kn²/δ)/n after n shows: by Chernoff's bound they all hold, for
/// all counts, with probability 1 − δ·π²/12. With the normal family of variance 1/4 this is LUCB, with the Bernoulli family KL-LUCB; the sources'
/// bounds count rounds instead of shows and are wider. Each arm once first. Ties go to the lowest arm.
/// <para>Time O(arms) per show, memory O(arms). Runs are single-threaded; settings are immutable. Draws nothing.</para>
/// </remarks>
[Reference("kalyanakrishnan2012", "Section 3, LUCB1")]
[Reference("kaufmann2013", "Section 3, KL-LUCB")]
public sealed record Lucb : IBestArmMethod
{
    /// <inheritdoc/>
    /// <value><c>LUCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "LUCB";

    /// <summary>Gets KL-LUCB with its usual name.</summary>
    public static Lucb ByDivergence { get; } = new() { Name = "KL-LUCB", Family = RewardFamily.ZeroOne };

    /// <summary>Gets δ, the probability of a wrong answer.</summary>
    /// <value>Strictly between 0 and 1; 0.05 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not strictly between 0 and 1.</exception>
    public double ErrorProbability { get; init => field = LearnerSettings.Inside(value); } = 0.05;

    /// <summary>Gets ε: an arm whose mean is that close to the best is a right answer too.</summary>
    /// <value>At least 0, in units of reward; 0 by default, with which two best arms are never told apart.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Slack { get; init => field = LearnerSettings.AtLeastZero(value); }

    /// <summary>Gets the family of the rewards.</summary>
    /// <value>Normal with variance 1/4 by default, Hoeffding's bounds, which hold for every reward in [0, 1].</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public RewardFamily Family { get; init => field = LearnerSettings.NotNull(value); } = new RewardFamily.Gaussian(0.25);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the budget is out of range.</exception>
    public IdentificationRun Begin(int arms, long budget, StreamKey key) => new LucbRun(this, arms, budget, key);
}
