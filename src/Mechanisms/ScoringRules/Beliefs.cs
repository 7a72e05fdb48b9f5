using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.ScoringRules;

/// <summary>What a belief must satisfy, and expectations under it.</summary>
internal static class Beliefs
{
    /// <summary>Refuses what is no distribution.</summary>
    public static void Require(ReadOnlySpan<double> belief, string parameter)
    {
        CompensatedSum sum = default;
        for (int state = 0; state < belief.Length; state++)
        {
            if (!(belief[state] >= 0))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The probability of state {state} must be at least 0; got {belief[state]}. Correct the number."),
                    parameter);
            }

            sum += belief[state];
        }

        if (belief.IsEmpty || Tolerances.Probability.Exceeds(Math.Abs(sum.Value - 1), scale: 1))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Probabilities of a belief must sum to 1 (±1e-9); got {sum.Value}. Normalize them or add the missing state."),
                parameter);
        }
    }

    /// <summary>Refuses what is no distribution, and a state that it does not have.</summary>
    public static void Require(ReadOnlySpan<double> belief, int state, string parameter)
    {
        Require(belief, parameter);
        if ((uint)state >= (uint)belief.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(state), state, $"A state must lie in 0..{belief.Length - 1}; got {state}. Count states from 0.");
        }
    }

    /// <summary>Refuses a report about another number of states.</summary>
    public static void RequireStates(ReadOnlySpan<double> belief, int states, string parameter)
    {
        if (belief.Length != states)
        {
            throw new ArgumentException(
                $"The rule is for {states} states; got a belief about {belief.Length}. Give one probability per state.", parameter);
        }
    }

    /// <summary>∑ belief · value, where probability 0 makes even an infinite value count as 0.</summary>
    public static double Expectation(ReadOnlySpan<double> belief, Func<int, double> value)
    {
        CompensatedSum sum = default;
        for (int state = 0; state < belief.Length; state++)
        {
            if (belief[state] > 0)
            {
                sum += belief[state] * value(state);
            }
        }

        return sum.Value;
    }

    /// <summary>∑ probability²; the square of the belief's length.</summary>
    public static double SquaredLength(ReadOnlySpan<double> belief)
    {
        CompensatedSum sum = default;
        foreach (double probability in belief)
        {
            sum += probability * probability;
        }

        return sum.Value;
    }
}
