using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of a rule whose index is the level point of a convex cost: chooses what <see cref="IndexRun{TRule}"/> chooses, and computes few indices.</summary>
/// <remarks>
/// Each arm keeps a line below its cost, which bounds its index from above in every round, and a mean that its index is known to reach, which
/// holds on because indices do not fall. When the arm that reaches furthest is known to reach beyond all others it is the choice; a new belief costs
/// one evaluation of the cost, near the index, instead of a search for the index. Where bounds do not decide, one evaluation at the rival's bound does;
/// else the indices themselves are computed as the rule defines them, so that ties fall as they do there. <see cref="Tolerances.Index"/> covers rounding.
/// </remarks>
/// <typeparam name="TRule">The rule.</typeparam>
internal sealed class ConvexIndexRun<TRule> : LearnerRun
    where TRule : struct, IConvexRule
{
    private const int Unknown = -1;

    private readonly TRule rule;
    private readonly Arm[] arms;

    // An arm's index is at most start + level · pace; bounds are these ends in the round of the choice.
    private readonly double[] start;
    private readonly double[] pace;
    private readonly double[] bounds;
    private double level;
    private long round;
    private int unseen;
    private int choice = Unknown;

    public ConvexIndexRun(TRule rule, int arms, long horizon)
    {
        RunArguments.RequireSizes(arms, horizon);
        this.rule = rule;
        this.arms = new Arm[arms];
        start = BoundedArms.Create(arms);
        pace = new double[start.Length];
        bounds = BoundedArms.Create(arms);
    }

    private ConvexIndexRun(ConvexIndexRun<TRule> original)
    {
        (rule, level, round, unseen, choice) = (original.rule, original.level, original.round, original.unseen, original.choice);
        arms = [.. original.arms];
        start = [.. original.start];
        pace = [.. original.pace];
        bounds = [.. original.bounds];
    }

    /// <inheritdoc/>
    public override int Choose()
    {
        if (choice == Unknown)
        {
            choice = unseen < arms.Length ? unseen : Best();
        }

        return choice;
    }

    /// <inheritdoc/>
    public override void Observe(int arm, Observation observation)
    {
        RunArguments.Require(arm, arms.Length, observation);
        ref Arm shown = ref arms[arm];
        double width = bounds[arm] - rule.Center(shown.Shows, shown.Rewards);
        shown.Shows++;
        shown.Rewards += observation.IsClicked ? observation.Reward : 0;
        Believe(ref shown, arm, width);
        while (unseen < arms.Length && arms[unseen].Shows > 0)
        {
            unseen++;
        }

        round++;
        choice = Unknown;
    }

    /// <inheritdoc/>
    public override bool IsActive(int arm)
    {
        RunArguments.RequireArm(arm, arms.Length);
        return true;
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new ConvexIndexRun<TRule>(this);

    private static double Margin(double point) => 2 * (Tolerances.Index.Absolute + (Tolerances.Index.Relative * Math.Abs(point)));

    /// <summary>
    /// Touches the new cost a little below where the index should be: it shrinks with the root of the shows. There the line still bounds the index
    /// closely, and the point is reached for certain.
    /// </summary>
    private void Believe(ref Arm shown, int arm, double width)
    {
        (shown.Low, start[arm], pace[arm]) = (double.NegativeInfinity, double.PositiveInfinity, 0);
        double center = rule.Center(shown.Shows, shown.Rewards);
        double shrunk = width * (1 - (1 / shown.Shows)) * Math.Sqrt((shown.Shows - 1) / shown.Shows);
        TryTouch(arm, center + shrunk);
    }

    private int Best()
    {
        double clock = rule.Clock(round + 1);
        level = rule.Level(clock);
        Extend();
        int top = BoundedArms.LowestMaximum(bounds);
        return BoundedArms.IsAloneFrom(bounds, arms[top].Low) ? top : BestOfRivals(top, clock);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int BestOfRivals(int first, double clock)
    {
        int top = first;
        for (bool isFirst = true; !BoundedArms.IsAloneFrom(bounds, arms[top].Low); isFirst = false)
        {
            if (arms[top].ExactRound > round)
            {
                return BestOfExact(arms[top].Low, clock);
            }

            double rival = Rival(top);
            if (!isFirst || !TryTouch(top, rival + (2 * Margin(rival))))
            {
                Compute(top, clock);
            }

            top = BoundedArms.LowestMaximum(bounds);
        }

        return top;
    }

    /// <summary>The lowest arm of largest index, as the rule computes it, among those that may reach a mean.</summary>
    private int BestOfExact(double low, double clock)
    {
        int best = -1;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            if (bounds[arm] < low)
            {
                continue;
            }

            if (arms[arm].ExactRound <= round)
            {
                Compute(arm, clock);
            }

            best = best < 0 || arms[arm].Exact > arms[best].Exact ? arm : best;
        }

        return best;
    }

    private double Rival(int top)
    {
        double rival = double.NegativeInfinity;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            rival = arm == top ? rival : Math.Max(rival, bounds[arm]);
        }

        return rival;
    }

    private void Compute(int arm, double clock)
    {
        ref Arm computed = ref arms[arm];
        double index = rule.Index(new(computed.Shows), default, new(computed.Rewards), default, new(clock)).Value;
        computed.Exact = index;
        computed.ExactRound = round + 1;
        TryTouch(arm, index);
        computed.Low = index - Margin(index);
        bounds[arm] = index + Margin(index);
    }

    /// <summary>Evaluates the cost at a point where it grows, and keeps what it says if it says more than what is known.</summary>
    private bool TryTouch(int arm, double point)
    {
        ref Arm touched = ref arms[arm];
        if (!(point > rule.Center(touched.Shows, touched.Rewards) && point < rule.Limit))
        {
            return false;
        }

        SupportLine line = rule.Support(touched.Shows, touched.Rewards, point);
        if (!line.IsUseful)
        {
            return false;
        }

        double reciprocal = 1 / line.Slope;
        double from = line.Point - (line.Cost * reciprocal) + Margin(line.Point);
        if (from + (level * reciprocal) < start[arm] + (level * pace[arm]))
        {
            (start[arm], pace[arm]) = (from, reciprocal);
            bounds[arm] = from + (level * reciprocal);
        }

        touched.Low = line.Cost <= level ? Math.Max(touched.Low, line.Point - Margin(line.Point)) : touched.Low;
        return true;
    }

    private void Extend()
    {
        Span<Vector256<double>> ends = MemoryMarshal.Cast<double, Vector256<double>>(bounds.AsSpan());
        ReadOnlySpan<Vector256<double>> starts = MemoryMarshal.Cast<double, Vector256<double>>(start.AsSpan());
        ReadOnlySpan<Vector256<double>> paces = MemoryMarshal.Cast<double, Vector256<double>>(pace.AsSpan());
        Vector256<double> levels = Vector256.Create(level);
        for (int index = 0; index < ends.Length; index++)
        {
            ends[index] = starts[index] + (levels * paces[index]);
        }
    }

    private struct Arm
    {
        public double Shows;
        public double Rewards;
        public double Low;
        public double Exact;
        public long ExactRound;
    }
}
