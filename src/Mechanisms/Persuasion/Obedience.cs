using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Persuasion;

/// <summary>Checks a scheme against the problem's own definitions, without any linear program.</summary>
/// <remarks>
/// The receiver's expected utility of every action after every recommendation, exactly; the tolerance, beside the utilities that each gain is added up
/// from, only decides how much gain counts. Gains are given weighted by the probability of the recommendation, and once it is heard.
/// <para>Time O(states · actions²) rational operations. Thread-safe.</para>
/// </remarks>
[Reference("kamenica2011", "Bayes plausibility and obedience")]
public static class Obedience
{
    /// <summary>Checks that the receiver obeys.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="tolerance">Gain that still counts as none; the default is none, for exact schemes.</param>
    /// <returns>The sender's value, and the disobedience that gains the receiver most.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The scheme is for another number of states or actions.</exception>
    public static IncentiveFinding Check(PersuasionProblem problem, SignalingScheme scheme, Tolerance tolerance = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(scheme);
        Sequence<Rational>[] joint = [.. Enumerable.Range(0, problem.ActionCount).Select(action => scheme.Joint(problem, action).ToSequence())];
        MeasuredSum value = joint.Select((weights, action) => MeasuredSum.Of(weights.Span, problem.SenderUtility.Row(action)))
            .Aggregate(default(MeasuredSum), (sum, term) => sum + term);
        return IncentiveFinding.Of(value, Disobediences(problem, joint), [], tolerance);
    }

    private static IEnumerable<TriedDeviation> Disobediences(PersuasionProblem problem, Sequence<Rational>[] joint)
    {
        for (int action = 0; action < joint.Length; action++)
        {
            Rational probability = joint[action].Aggregate(Rational.Zero, (sum, weight) => sum + weight);
            MeasuredSum obeying = MeasuredSum.Of(joint[action].Span, problem.ReceiverUtility.Row(action));
            for (int other = 0; other < problem.ActionCount; other++)
            {
                if (other != action)
                {
                    MeasuredSum gain = MeasuredSum.Of(joint[action].Span, problem.ReceiverUtility.Row(other)) - obeying;
                    yield return new(gain, probability, PersuasionWords.Disobedience(action, other));
                }
            }
        }
    }
}
