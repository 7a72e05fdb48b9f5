using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Contracts;

/// <summary>Finds the best contract that pays the agent one share of the reward.</summary>
/// <remarks>
/// Under the share α the agent's utility is the upper envelope of the lines α · R(a) − c(a), with R(a) the expected reward of
/// action a. The value (1 − α) · R(a) falls along each segment of the envelope, so the best share is 0 or a kink.
/// Exact in rationals. At a kink the agent chooses the larger expected reward, which is the principal's wish; actions with equal
/// reward and cost tie to the lowest. Shares of equal value tie to the lowest share.
/// <para>Time O(actions · (log actions + outcomes)). Thread-safe.</para>
/// </remarks>
[Reference("dutting2019", "linear contracts as the upper envelope of the agent's utilities")]
public static class LinearContracts
{
    /// <summary>Whether linear contracts fit a problem: rewards are at least 0 and payments have no cap.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>True when <see cref="Best"/> searches all shares in [0, 1].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    public static bool Fit(ContractProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return !problem.HasCaps && problem.Rewards.All(reward => reward.Sign >= 0);
    }

    /// <summary>Finds the share in [0, 1] that is worth most to the principal.</summary>
    /// <param name="problem">A problem with rewards of at least 0.</param>
    /// <returns>The best linear contract; null when payments are capped, or when no share makes the agent stay.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="ArgumentException">A reward is negative: a share of it would be a negative payment.</exception>
    public static LinearContract? Best(ContractProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        RequireNonnegativeRewards(problem);
        if (problem.HasCaps)
        {
            return null;
        }

        List<Segment> envelope = Envelope(problem);
        LinearContract? best = null;
        for (int index = 0; index < envelope.Count; index++)
        {
            Segment segment = envelope[index];
            Rational end = index + 1 < envelope.Count ? envelope[index + 1].Start : Rational.One;
            bool includesEnd = index + 1 == envelope.Count;
            if (FirstAcceptedShare(problem, segment) is { } share && (share < end || (includesEnd && share == end)))
            {
                Rational value = (Rational.One - share) * segment.Line.Reward;
                best = best is null || value > best.ExactValue ? new(share, segment.Line.Action, value) : best;
            }
        }

        return best;
    }

    // Lines by rising slope; of equal slopes only the cheapest (then lowest) action can be chosen. A line is dropped when its
    // successor overtakes its predecessor no later than it does itself; then what starts after α = 1 is cut off, and of what starts
    // before α = 0 only the last remains, starting at 0.
    private static List<Segment> Envelope(ContractProblem problem)
    {
        IEnumerable<Line> lines = Enumerable.Range(0, problem.ActionCount)
            .Select(action => new Line(action, problem.ExpectedReward(action), problem.Costs[action]))
            .OrderBy(line => line.Reward).ThenBy(line => line.Cost).ThenBy(line => line.Action)
            .DistinctBy(line => line.Reward);
        List<Segment> envelope = [];
        foreach (Line line in lines)
        {
            Rational start = Rational.Zero;
            while (envelope.Count > 0)
            {
                Segment last = envelope[^1];
                start = Rational.Max(Rational.Zero, Crossing(last.Line, line));
                if (start > last.Start)
                {
                    break;
                }

                envelope.RemoveAt(envelope.Count - 1);
            }

            if (start <= Rational.One)
            {
                envelope.Add(new(line, envelope.Count == 0 ? Rational.Zero : start));
            }
        }

        return envelope;
    }

    private static Rational Crossing(Line lower, Line steeper) =>
        (steeper.Cost - lower.Cost) / (steeper.Reward - lower.Reward);

    // The lowest share from the segment's start on at which its action leaves the agent the outside option; null when there is none.
    private static Rational? FirstAcceptedShare(ContractProblem problem, Segment segment)
    {
        if (problem.OutsideOption is not { } outside || (segment.Start * segment.Line.Reward) - segment.Line.Cost >= outside)
        {
            return segment.Start;
        }

        return segment.Line.Reward.IsZero ? null : (segment.Line.Cost + outside) / segment.Line.Reward;
    }

    private static void RequireNonnegativeRewards(ContractProblem problem)
    {
        for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
        {
            if (problem.Rewards[outcome].Sign < 0)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Linear contracts need rewards of at least 0, because payments are a share of them; outcome {outcome} has {problem.Rewards[outcome].ToDouble()}. Measure rewards from the worst outcome, or use a general contract."),
                    nameof(problem));
            }
        }
    }

    private readonly record struct Line(int Action, Rational Reward, Rational Cost);

    private readonly record struct Segment(Line Line, Rational Start);
}
