using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Contracting;

/// <summary>Learns a general contract with payments in [0, 1]: a bandit learner whose arms are a grid of contracts, each moved toward the rewards.</summary>
/// <remarks>
/// With ε = T^(−1/(m+1)) for m outcomes and g = √(2ε), the arms are (1 − g) p + g r for all p of the grid of step ε, its end 1 included. For every contract some p of the grid rounds it down, under which the
/// agent's answer is best up to 2ε; by robustification that arm is worth at least the contract less ε + 2√(2ε). Regret is of order T^(1 − 1/(2m+2)), without any knowledge of actions. There are (⌈1/ε⌉ + 1)^m arms: for three outcomes at most.
/// <para>Time O(arms) per round. Immutable settings, single-threaded runs.</para>
/// </remarks>
[Reference("zhu2023", "bounded contracts on a grid; here with the robustification of dutting2021")]
public sealed record RobustContractGrid : IContractLearner
{
    /// <summary>The largest number of outcomes: grids grow with its power.</summary>
    public const int MostOutcomes = 3;

    /// <inheritdoc/>
    /// <value><c>robust grid</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearningSettings.Name(value); } = "robust grid";

    /// <summary>Gets the step ε of the grid, in money.</summary>
    /// <value>Positive and finite; null, the default, for T^(−1/(m+1)).</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? Step { get; init => field = value is { } step ? LearningSettings.Positive(step) : null; }

    /// <summary>Gets the bandit learner; its rewards are reward less payment, mapped from [−1, 1] to [0, 1].</summary>
    /// <value>UCB1 by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ILearner Bandit { get; init => field = LearningSettings.NotNull(value); } = new Ucb1();

    /// <summary>Gets the factor of the radius of UCB1, √(Exploration · ln t / n) after n rounds of an arm.</summary>
    /// <value>Positive and finite, without unit; 1 by default. Learners with constants of their own leave it at 1, which <see cref="Begin"/> holds them to.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Scale { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <inheritdoc/>
    /// <returns>1 − 1/(2m + 2) for m outcomes against contracts with payments up to 1, linear ones among them, with a <see cref="Step"/> by the horizon and UCB1 as <see cref="Bandit"/>; null otherwise.</returns>
    public double? RateExponent(ContractBenchmark benchmark, int outcomes) => benchmark != ContractBenchmark.BestSummed && Step is null && Bandit is Ucb1 ? 1 - (1 / ((2.0 * outcomes) + 2)) : null;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no outcome or there are more than <see cref="MostOutcomes"/>, a reward is outside [0, 1], the step, given or that of the horizon, makes more than 65,536 contracts, or radii are scaled of another learner than UCB1.</exception>
    public ContractRun Begin(Sequence<double> rewards, long horizon, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (rewards.Count > MostOutcomes)
        {
            throw new ArgumentException($"A grid of general contracts takes {MostOutcomes} outcomes at most; got {rewards.Count}. Use LinearContractGrid.", nameof(rewards));
        }

        double step = Math.Min(1, Step ?? Elementary.Power(horizon, -1.0 / (rewards.Count + 1)));
        double share = Math.Min(1, Math.Sqrt(2 * step));
        int arms = ContractGridRun.RequireArms(
            Math.Pow(Math.Ceiling(1 / step) + 1, rewards.Count), FormattableString.Invariant($"step {step:G4} over {rewards.Count} outcomes"), "Set a wider Step.");
        int side = (int)Math.Ceiling(1 / step) + 1;
        return new ContractGridRun(rewards, Sequence.Of(arms, arm => Payments(arm)), ContractGridRun.Scaled(Bandit, Scale).Begin(arms, horizon, key), (-1, 1));

        double[] Payments(int arm)
        {
            double[] payments = new double[rewards.Count];
            for (int outcome = 0; outcome < payments.Length; outcome++, arm /= side)
            {
                payments[outcome] = ((1 - share) * Math.Min(1, arm % side * step)) + (share * rewards[outcome]);
            }

            return payments;
        }
    }
}
