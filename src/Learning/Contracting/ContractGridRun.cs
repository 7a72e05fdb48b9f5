using System.Globalization;
using Mechanisms.Bandits.Learners;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>A bandit learner over a list of contracts. It hands over the contract announced most often, the first of equal ones.</summary>
internal sealed class ContractGridRun : ContractRun
{
    // As many arms as bandit learners take.
    private const int MostContracts = 65_536;

    private readonly Sequence<double> rewards;
    private readonly Sequence<double[]> payments;
    private readonly Contract?[] contracts;
    private readonly LearnerRun learner;
    private readonly (double Low, double High) range;
    private readonly long[] counts;
    private long rounds;

    public ContractGridRun(Sequence<double> rewards, Sequence<double[]> payments, LearnerRun learner, (double Low, double High) range)
    {
        RequireRewards(rewards);
        (this.rewards, this.payments, this.learner, this.range) = (rewards, payments, learner, range);
        (contracts, counts) = (new Contract?[payments.Count], new long[payments.Count]);
    }

    private ContractGridRun(ContractGridRun other)
    {
        (rewards, payments, learner, range) = (other.rewards, other.payments, other.learner.Fork(), other.range);
        (contracts, counts, rounds) = ([.. other.contracts], [.. other.counts], other.rounds);
    }

    /// <inheritdoc/>
    public override long Rounds => rounds;

    /// <inheritdoc/>
    public override Contract Announce() => At(Arm());

    /// <inheritdoc/>
    public override void Observe(int outcome)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)outcome, (uint)rewards.Count, nameof(outcome));
        int arm = Arm();
        double earned = rewards[outcome] - payments[arm][outcome];
        learner.Observe(arm, new(true, Math.Clamp((earned - range.Low) / (range.High - range.Low), 0, 1)));
        counts[arm]++;
        rounds++;
    }

    /// <inheritdoc/>
    public override CommittedContract Commit() => new(At(Array.IndexOf(counts, counts.Max())));

    /// <inheritdoc/>
    public override ContractRun Fork() => new ContractGridRun(this);

    // A learner that shows nothing any more leaves the first contract.
    private int Arm() => Math.Max(0, learner.Choose());

    private Contract At(int arm) => contracts[arm] ??= Contract.Create(payments[arm]);

    /// <summary>Refuses more contracts than bandit learners take, before any is made.</summary>
    internal static int RequireArms(double arms, string grid, string remedy)
    {
        if (arms > MostContracts)
        {
            throw new ArgumentException(FormattableString.Invariant($"A grid of {grid} has {arms:G6} contracts; bandit learners take {MostContracts} at most. {remedy}"), nameof(arms));
        }

        return (int)arms;
    }

    /// <summary>The bandit learner with its radius times the scale: its exploration stands under the root.</summary>
    internal static ILearner Scaled(ILearner bandit, double scale) => (bandit, scale) switch
    {
        (_, 1) => bandit,
        (Ucb1 plain, _) => plain with { Exploration = scale * scale * plain.Exploration },
        _ => throw new ArgumentException(FormattableString.Invariant($"Scale is the factor of the radius of UCB1; got {scale} with {bandit.Name}. Leave it at 1 and set the learner's own constants."), nameof(scale)),
    };

    /// <summary>Refuses rewards outside [0, 1].</summary>
    internal static void RequireRewards(Sequence<double> rewards)
    {
        if (rewards.Count == 0 || rewards.Any(reward => !(reward is >= 0 and <= 1)))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"Rewards must be at least one and lie in [0, 1]; got {rewards}. Rescale them."), nameof(rewards));
        }
    }
}
