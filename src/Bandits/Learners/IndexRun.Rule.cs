using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of an index rule on single observations: the arithmetic of the lanes, with rewards that may be any number in [0, 1].</summary>
/// <remarks>
/// Chooses what the lanes choose, which compute every index in every round, but computes few: over a block of rounds each arm keeps an
/// interval that holds its index, from its index at an earlier clock to that at the block's last clock, and only where intervals overlap
/// the indices are computed; while the arm shown last stays above the upper ends of all others, not even these are searched. Indices do not fall as the clock grows, so nothing is lost; <see cref="Tolerances.Index"/> covers rounding.
/// </remarks>
/// <typeparam name="TRule">The rule, as scalars.</typeparam>
internal sealed class IndexRun<TRule> : LearnerRun
    where TRule : struct, IIndexRule<RealScalar, IntegerScalar, MaskScalar>
{
    /// <summary>
    /// Rounds of a block: the longer, the fewer upper ends are computed and the more intervals overlap. Over 2⁻¹⁰ of a logarithmic clock
    /// about as many of either were measured for ten arms.
    /// </summary>
    private const int ShortestBlock = 16;

    private const int BlockShift = 10;

    private const int Unknown = -2;

    private readonly TRule rule;
    private readonly StreamKey key;
    private readonly double[] high;
    private readonly Arm[] arms;
    private double startClock;
    private double endClock;
    private long blockEnd;
    private long round;
    private int choice = Unknown;

    // The arm that was alone, and the largest upper end of the others while none of these changes.
    private int leader = Nobody;
    private double rival;

    public IndexRun(TRule rule, int arms, long horizon, StreamKey key)
    {
        this.rule = rule;
        this.key = key.Role(Streams.Learner);
        this.arms = new Arm[arms];
        high = BoundedArms.Create(arms);
        for (int arm = 0; arm < arms; arm++)
        {
            high[arm] = this.arms[arm].Low = rule.First(arm);
        }

        startClock = endClock = rule.IsAnytime ? 0 : rule.Clock(horizon);
        blockEnd = rule.IsAnytime ? 0 : long.MaxValue;
    }

    private IndexRun(IndexRun<TRule> original)
    {
        (rule, key, round, choice) = (original.rule, original.key, original.round, original.choice);
        (startClock, endClock, blockEnd) = (original.startClock, original.endClock, original.blockEnd);
        arms = [.. original.arms];
        high = [.. original.high];
    }

    /// <inheritdoc/>
    public override int Choose()
    {
        if (choice == Unknown)
        {
            if (round >= blockEnd)
            {
                BeginBlock();
            }

            choice = leader >= 0 && arms[leader].Low > rival ? leader : Best();
        }

        return choice;
    }

    /// <inheritdoc/>
    public override void Observe(int arm, Observation observation)
    {
        RunArguments.Require(arm, arms.Length, observation);
        if (round >= blockEnd)
        {
            BeginBlock();
        }

        double reward = observation.IsClicked ? observation.Reward : 0;
        ref Arm shown = ref arms[arm];
        shown.Shows++;
        shown.Clicks += observation.IsClicked ? 1 : 0;
        shown.Rewards += reward;
        shown.Squares += reward * reward;
        if (high[arm] > double.NegativeInfinity)
        {
            Bound(arm);
        }

        round++;
        choice = Unknown;
        if (arm != leader)
        {
            leader = Nobody;
        }
    }

    /// <inheritdoc/>
    /// <remarks>An arm that never was active was not removed either: uniform play has no active arm and removes none.</remarks>
    public override bool IsActive(int arm)
    {
        RunArguments.RequireArm(arm, arms.Length);
        return high[arm] > double.NegativeInfinity || double.IsNegativeInfinity(rule.First(arm));
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new IndexRun<TRule>(this);

    private int Best()
    {
        int best = BoundedArms.LowestMaximum(high);
        double level = arms[best].Low;
        if (BoundedArms.IsAloneFrom(high, level))
        {
            (leader, rival) = (best, BoundedArms.LargestBut(high, best));
            return best;
        }

        leader = Nobody;
        return high[best] > double.NegativeInfinity ? BestOfCandidates(level) : ChooseWithoutActiveArm();
    }

    /// <summary>The lowest arm of largest index among those whose interval reaches up to a level that some index has.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int BestOfCandidates(double level)
    {
        double clock = rule.IsAnytime ? rule.Clock(round + 1) : endClock;
        int best = -1;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            if (high[arm] < level)
            {
                continue;
            }

            if (rule.IsAnytime && arms[arm].Shows > 0)
            {
                arms[arm].Low = IndexOf(arms[arm], clock);
            }

            best = best < 0 || arms[arm].Low > arms[best].Low ? arm : best;
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BeginBlock()
    {
        long length = Math.Max(ShortestBlock, round >> BlockShift);
        startClock = rule.Clock(round + 1);
        endClock = rule.Clock(round + length);
        blockEnd = round + length;
        leader = Nobody;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            if (high[arm] > double.NegativeInfinity && arms[arm].Shows > 0)
            {
                high[arm] = Upper(arm);
            }
        }
    }

    /// <summary>The interval of an arm for the rest of the block; an arm that its index removes is gone for good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Bound(int arm)
    {
        double low = IndexOf(arms[arm], startClock);
        if (!rule.IsAnytime)
        {
            arms[arm].Low = low;
            BoundedArms.Set(high, arm, low);
            return;
        }

        if (double.IsNegativeInfinity(low))
        {
            // At an earlier clock intervals are shorter: the index of this very round decides.
            low = IndexOf(arms[arm], rule.Clock(round + 1));
        }

        arms[arm].Low = low;
        BoundedArms.Set(high, arm, double.IsNegativeInfinity(low) ? low : Upper(arm));
    }

    /// <summary>The upper end of an arm's interval. The lower one stays what it was: an earlier index is no larger.</summary>
    private double Upper(int arm)
    {
        double upper = IndexOf(arms[arm], endClock);
        return upper + Tolerances.Index.Absolute + (Tolerances.Index.Relative * Math.Abs(upper));
    }

    private double IndexOf(Arm arm, double clock) =>
        rule.Index(new(arm.Shows), new(arm.Clicks), new(arm.Rewards), new(arm.Squares), new(clock)).Value;

    private int ChooseWithoutActiveArm() => rule.WhenEmpty switch
    {
        EmptySetPolicy.Stop => Nobody,
        EmptySetPolicy.BestEstimate => BestEstimate(),
        _ => UniformArm(),
    };

    /// <summary>Word 0 of the round's block times the number of arms, divided by 2³², as in lanes.</summary>
    private int UniformArm()
    {
        RandomStream stream = new StreamPosition(key, 4 * (ulong)round).Open();
        return (int)(((ulong)stream.NextUInt32() * (uint)arms.Length) >> 32);
    }

    private int BestEstimate()
    {
        int best = 0;
        for (int arm = 1; arm < arms.Length; arm++)
        {
            best = arms[arm].Estimate > arms[best].Estimate ? arm : best;
        }

        return best;
    }

    private struct Arm
    {
        public double Low;
        public double Shows;
        public double Clicks;
        public double Rewards;
        public double Squares;

        public readonly double Estimate => Clicks > 0 ? Rewards / Clicks : -1;
    }
}
