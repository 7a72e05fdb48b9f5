using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Environments;

/// <summary>The strategic click-bandit: every arm has a fixed post-click mean and chooses its click rate once, before play.</summary>
/// <remarks>
/// A shown arm i is clicked with probability s(i), its choice, and a click pays a Bernoulli reward of mean μ(i), which nobody controls.
/// The learner's utility of a show is u(s(i), μ(i)); the benchmark is u*(μ(i*)) with i* = argmax over arms of u*(μ(i)), ties to the
/// lowest arm. Regret per show is u*(μ(i*)) − u(s(i), μ(i)): it charges wrong arms and wrong click rates, so even i* costs when it
/// misreports. Immutable, thread-safe.
/// </remarks>
[Reference("kleinebuening2024", "Section 3, strategic click-bandit and strategic regret")]
public sealed record ClickBandit : IBanditEnvironment
{
    /// <summary>Initializes an environment.</summary>
    /// <param name="postClickMeans">Mean rewards of a click, shape [arm], each in [0, 1]; 1 to 65,536 arms.</param>
    /// <param name="utility">The learner's utility of a show.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utility"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no arm or there are more than 65,536.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A mean is outside [0, 1] or NaN.</exception>
    public ClickBandit(Sequence<double> postClickMeans, ClickUtility utility)
    {
        ArgumentNullException.ThrowIfNull(utility);
        Probabilities.Require(postClickMeans, "post-click mean", nameof(postClickMeans));
        PostClickMeans = postClickMeans;
        Utility = utility;
        TruthfulClickRates = postClickMeans.Select(utility.DesiredClickRate).ToSequence();
        for (int arm = 1; arm < Arms; arm++)
        {
            BestArm = utility.BestValue(postClickMeans[arm]) > utility.BestValue(postClickMeans[BestArm]) ? arm : BestArm;
        }

        BestValue = utility.BestValue(postClickMeans[BestArm]);
    }

    /// <summary>Gets the mean reward of a click on each arm, shape [arm], in [0, 1].</summary>
    public Sequence<double> PostClickMeans { get; }

    /// <summary>Gets the learner's utility of a show.</summary>
    public ClickUtility Utility { get; }

    /// <inheritdoc/>
    public int Arms => PostClickMeans.Count;

    /// <summary>Gets i*, the arm whose best utility is largest; the lowest of them.</summary>
    public int BestArm { get; }

    /// <summary>Gets u*(μ(i*)), the most a show can earn, in units of utility.</summary>
    public double BestValue { get; }

    /// <summary>Gets the click rates that the learner wants, s*(μ(i)), shape [arm], in [0, 1].</summary>
    public Sequence<double> TruthfulClickRates { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is not one click rate per arm.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A click rate is outside [0, 1] or NaN.</exception>
    public EpisodeTables Tables(Sequence<double> clickRates)
    {
        if (clickRates.Count != Arms)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"A profile must hold one click rate for each of the {Arms} arms; got {clickRates.Count}."), nameof(clickRates));
        }

        Probabilities.Require(clickRates, "click rate", nameof(clickRates));
        Sequence<double> regret = Sequence.Of(Arms, arm => BestValue - Utility.Value(clickRates[arm], PostClickMeans[arm]));
        return new(clickRates, PostClickMeans, regret) { RegretPerIdleRound = BestValue };
    }
}
