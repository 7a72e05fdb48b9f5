using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Persuasion;

/// <summary>Checks a scheme against the problem's own definitions, without any linear program.</summary>
/// <remarks>
/// The receiver's expected utility of every action after every recommendation, exactly; the tolerance, relative to the largest utility in size,
/// only decides how much gain counts. Gains are weighted by the probability of the recommendation.
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
        Rational value = Rational.Zero;
        (Rational largest, string deviation, bool isTried) = (Rational.Zero, string.Empty, false);
        for (int action = 0; action < problem.ActionCount; action++)
        {
            Sequence<Rational> joint = [.. scheme.Joint(problem, action)];
            value += PersuasionProblem.Weigh(joint, problem.SenderUtility.Row(action));
            Rational obeying = PersuasionProblem.Weigh(joint, problem.ReceiverUtility.Row(action));
            for (int other = 0; other < problem.ActionCount; other++)
            {
                Rational gain = other == action ? Rational.Zero : PersuasionProblem.Weigh(joint, problem.ReceiverUtility.Row(other)) - obeying;
                if (other != action && (!isTried || gain > largest))
                {
                    (largest, deviation, isTried) = (gain, PersuasionWords.Disobedience(action, other), true);
                }
            }
        }

        double scale = problem.ReceiverUtility.Select(utility => Math.Abs(utility.ToDouble())).Entries.ToArray().Max();
        return new(value.ToDouble(), largest.ToDouble(), deviation, LargestExcess: 0, !tolerance.Exceeds(largest.ToDouble(), scale));
    }
}
