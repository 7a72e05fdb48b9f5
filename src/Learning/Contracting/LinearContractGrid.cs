using Mechanisms.Bandits.Learners;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Contracting;

/// <summary>Learns which share of the reward to pay: a bandit learner whose arms are the shares 1/K, 2/K, …, 1.</summary>
/// <remarks>
/// Expected rewards rise with the share, so that rounding a share up to the grid loses at most 1/K. With K = ⌈(T/ln T)^(1/3)⌉ and UCB1 the regret against the best linear contract is of order
/// T^(2/3) (ln T)^(1/3); no learner does better than T^(2/3). The share 0 is no arm: it is within 1/K of the first.
/// <para>Time O(K) per round. Immutable settings, single-threaded runs.</para>
/// </remarks>
[Reference("zhu2023", "linear contracts: regret of order T^(2/3)")]
public sealed record LinearContractGrid : IContractLearner
{
    /// <inheritdoc/>
    /// <value><c>linear grid</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearningSettings.Name(value); } = "linear grid";

    /// <summary>Gets the number of shares.</summary>
    /// <value>From 1 to 65,536, which <see cref="Begin"/> holds it to; null, the default, for ⌈(T/ln T)^(1/3)⌉.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int? Shares { get; init => field = LearningSettings.AtLeastOne(value); }

    /// <summary>Gets the bandit learner; its rewards are (1 − share) · reward, in [0, 1].</summary>
    /// <value>UCB1 by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ILearner Bandit { get; init => field = LearningSettings.NotNull(value); } = new Ucb1();

    /// <summary>Gets the factor of the radius of UCB1, √(Exploration · ln t / n) after n rounds of an arm.</summary>
    /// <value>Positive and finite, without unit; 1 by default. Learners with constants of their own leave it at 1, which <see cref="Begin"/> holds them to.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Scale { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <inheritdoc/>
    /// <returns>2/3 against the best linear contract with <see cref="Shares"/> by the horizon and UCB1 as <see cref="Bandit"/>; null otherwise.</returns>
    public double? RateExponent(ContractBenchmark benchmark, int outcomes) => benchmark == ContractBenchmark.BestLinear && Shares is null && Bandit is Ucb1 ? 2.0 / 3 : null;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no outcome, a reward is outside [0, 1], there are more than 65,536 shares, given or by the horizon, or radii are scaled of another learner than UCB1.</exception>
    public ContractRun Begin(Sequence<double> rewards, long horizon, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        double wanted = Shares ?? Default(horizon);
        int count = ContractGridRun.RequireArms(wanted, FormattableString.Invariant($"{wanted} shares"), "Set fewer Shares.");
        Sequence<double[]> arms = Sequence.Of(count, arm => rewards.Select(reward => (arm + 1.0) / count * reward).ToArray());
        return new ContractGridRun(rewards, arms, ContractGridRun.Scaled(Bandit, Scale).Begin(count, horizon, key), (0, 1));
    }

    private static int Default(long horizon) =>
        horizon < 3 ? 1 : (int)Math.Ceiling(Elementary.Power(horizon / Elementary.Log(horizon), 1.0 / 3));
}
