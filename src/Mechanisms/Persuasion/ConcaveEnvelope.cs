using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Persuasion;

/// <summary>The concave envelope of the sender's value over beliefs about two states, at the prior: the optimum without any linear program.</summary>
/// <remarks>
/// The sender's value at a belief is that of the receiver's best action there, ties broken for the sender. Between neighboring
/// beliefs at which the receiver changes its action it is linear, or convex where two actions are the same to the receiver everywhere, so the envelope is the upper hull of the points at those beliefs and at the two ends. Exact
/// in rationals.
/// <para>Time O(actions³). Immutable and thread-safe.</para>
/// </remarks>
/// <param name="Value">The envelope at the prior: the value of the best scheme.</param>
/// <param name="Beliefs">The beliefs that the best scheme causes, as the probability of state 1, ascending: one or two.</param>
/// <param name="Probabilities">Probability of each belief, shape [belief].</param>
[Reference("kamenica2011", "the concave closure")]
public sealed record ConcaveEnvelope(Rational Value, Sequence<Rational> Beliefs, Sequence<Rational> Probabilities)
{
    /// <summary>Computes the envelope at the prior.</summary>
    /// <param name="problem">A problem with two states.</param>
    /// <returns>The envelope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not two states.</exception>
    public static ConcaveEnvelope Of(PersuasionProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ModelData.RequireCount(problem.StateCount, 2, "states", nameof(problem));
        Rational total = problem.Prior[0] + problem.Prior[1];
        Rational prior = problem.Prior[1] / total;
        List<(Rational Belief, Rational Value)> hull = [];
        foreach (Rational belief in Candidates(problem).Distinct().Order())
        {
            (Rational Belief, Rational Value) point = (belief, problem.ValueAt([Rational.One - belief, belief]));
            while (hull.Count > 1 && IsBelow(hull[^2], hull[^1], point))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(point);
        }

        int right = hull.FindIndex(point => point.Belief >= prior);
        (Rational Belief, Rational Value) high = hull[right];
        if (high.Belief == prior)
        {
            return new(total * high.Value, [prior], [Rational.One]);
        }

        (Rational Belief, Rational Value) low = hull[right - 1];
        Rational weight = (prior - low.Belief) / (high.Belief - low.Belief);
        Rational value = low.Value + (weight * (high.Value - low.Value));
        return new(total * value, [low.Belief, high.Belief], [Rational.One - weight, weight]);
    }

    // Both ends, and where the receiver is indifferent between two actions.
    private static IEnumerable<Rational> Candidates(PersuasionProblem problem)
    {
        yield return Rational.Zero;
        yield return Rational.One;
        for (int first = 0; first < problem.ActionCount; first++)
        {
            for (int second = first + 1; second < problem.ActionCount; second++)
            {
                Rational left = problem.ReceiverUtility[first, 0] - problem.ReceiverUtility[second, 0];
                Rational right = problem.ReceiverUtility[second, 1] - problem.ReceiverUtility[first, 1];
                if (!(left + right).IsZero && left / (left + right) is var belief && belief.Sign > 0 && belief < Rational.One)
                {
                    yield return belief;
                }
            }
        }
    }

    private static bool IsBelow((Rational Belief, Rational Value) left, (Rational Belief, Rational Value) middle, (Rational Belief, Rational Value) right) =>
        (middle.Value - left.Value) * (right.Belief - left.Belief) <= (right.Value - left.Value) * (middle.Belief - left.Belief);
}
