using System.Globalization;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of an index rule on single observations: the arithmetic of the lanes, with rewards that may be any number in [0, 1].</summary>
/// <typeparam name="TRule">The rule, as scalars.</typeparam>
internal sealed class IndexRun<TRule> : LearnerRun
    where TRule : struct, IIndexRule<RealScalar, IntegerScalar, MaskScalar>
{
    private readonly TRule rule;
    private readonly StreamKey key;
    private readonly double logHorizon;
    private readonly Arm[] arms;
    private long round;

    public IndexRun(TRule rule, int arms, long horizon, StreamKey key)
    {
        this.rule = rule;
        this.key = key.Role(Streams.Learner).Agent(0);
        logHorizon = NaturalLog.Of(horizon);
        this.arms = new Arm[arms];
        for (int arm = 0; arm < arms; arm++)
        {
            this.arms[arm].Index = rule.First(arm);
        }
    }

    private IndexRun(IndexRun<TRule> original)
    {
        (rule, key, logHorizon, round) = (original.rule, original.key, original.logHorizon, original.round);
        arms = [.. original.arms];
    }

    private double LogTime => rule.IsAnytime ? NaturalLog.Of(round + 1) : logHorizon;

    /// <inheritdoc/>
    public override int Choose()
    {
        int best = 0;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            if (rule.IsAnytime && arms[arm].IsActive && arms[arm].Shows > 0)
            {
                arms[arm].Index = IndexOf(arms[arm]);
            }

            best = arms[arm].Index > arms[best].Index ? arm : best;
        }

        return arms[best].IsActive ? best : ChooseWithoutActiveArm();
    }

    /// <inheritdoc/>
    public override void Observe(int arm, Observation observation)
    {
        Require(arm);
        if (observation.Reward is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(observation), observation.Reward, string.Create(
                CultureInfo.InvariantCulture, $"A reward must lie in [0, 1]; got {observation.Reward}. Scale the rewards."));
        }

        ref Arm shown = ref arms[arm];
        shown.Shows++;
        shown.Clicks += observation.IsClicked ? 1 : 0;
        shown.Rewards += observation.IsClicked ? observation.Reward : 0;
        if (shown.IsActive)
        {
            shown.Index = IndexOf(shown);
        }

        round++;
    }

    /// <inheritdoc/>
    /// <remarks>An arm that never was active was not removed either: uniform play has no active arm and removes none.</remarks>
    public override bool IsActive(int arm)
    {
        Require(arm);
        return arms[arm].IsActive || double.IsNegativeInfinity(rule.First(arm));
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new IndexRun<TRule>(this);

    private double IndexOf(Arm arm) =>
        rule.Index(new(arm.Shows), new(arm.Clicks), new(arm.Rewards), new(LogTime)).Value;

    private int ChooseWithoutActiveArm() => rule.WhenEmpty switch
    {
        EmptySetPolicy.Stop => Nobody,
        EmptySetPolicy.BestEstimate => BestEstimate(),
        _ => (int)new EpisodeDraws<RealScalar, IntegerScalar, MaskScalar>(key.Root, new(key.ReplicationIndex)).UniformArm(round, arms.Length).Value,
    };

    private int BestEstimate()
    {
        int best = 0;
        for (int arm = 1; arm < arms.Length; arm++)
        {
            best = arms[arm].Estimate > arms[best].Estimate ? arm : best;
        }

        return best;
    }

    private void Require(int arm)
    {
        if ((uint)arm >= (uint)arms.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(arm), arm, string.Create(
                CultureInfo.InvariantCulture, $"An arm must lie in 0..{arms.Length - 1}; got {arm}."));
        }
    }

    private struct Arm
    {
        public double Index;
        public double Shows;
        public double Clicks;
        public double Rewards;

        public readonly bool IsActive => Index > double.NegativeInfinity;

        public readonly double Estimate => Clicks > 0 ? Rewards / Clicks : -1;
    }
}
