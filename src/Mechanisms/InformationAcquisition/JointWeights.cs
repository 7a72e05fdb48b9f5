using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>The joint probabilities of state and signals under an effort profile, and what the principal can make of them.</summary>
internal static class JointWeights
{
    /// <summary>w(s, t) = prior(t) · law(s | b, t), shape [signal profile, state], flat.</summary>
    public static T[] Of<T>(HiredAgentsProblem problem, int efforts, ProgramNumbers<T> numbers)
        where T : struct, IMultiplyOperators<T, T, T>
    {
        ReadOnlySpan<T> prior = numbers.From(problem.Prior).Span;
        Matrix<Rational> law = problem.SignalLaws[efforts];
        T[] weights = new T[law.Columns * prior.Length];
        for (int state = 0; state < prior.Length; state++)
        {
            ReadOnlySpan<Rational> row = law.Row(state);
            for (int signals = 0; signals < row.Length; signals++)
            {
                weights[(signals * prior.Length) + state] = prior[state] * numbers.From(row[signals]);
            }
        }

        return weights;
    }

    /// <summary>Sums the weights of all signal profiles with the same signal of one agent, shape [signal, state], flat.</summary>
    public static T[] Own<T>(HiredAgentsProblem problem, int agent, T[] weights)
        where T : struct, IAdditionOperators<T, T, T>
    {
        int states = problem.StateCount;
        T[] own = new T[problem.Signals.Counts[agent] * states];
        for (int signals = 0; signals < problem.Signals.Count; signals++)
        {
            int signal = problem.Signals.Choice(signals, agent);
            for (int state = 0; state < states; state++)
            {
                own[(signal * states) + state] += weights[(signals * states) + state];
            }
        }

        return own;
    }

    /// <summary>What the best decisions on all signal profiles are worth on average.</summary>
    /// <param name="utility">The principal's utility, shape [decision, state].</param>
    /// <param name="weights">Joint probabilities, shape [signal profile, state], flat.</param>
    public static T Gross<T>(in Matrix<T> utility, ReadOnlySpan<T> weights)
        where T : struct, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>
    {
        T value = T.AdditiveIdentity;
        for (int first = 0; first < weights.Length; first += utility.Columns)
        {
            value += Best(utility, weights.Slice(first, utility.Columns)).Worth;
        }

        return value;
    }

    /// <summary>The best decision on one signal profile, given its joint probabilities with each state; ties go to the lowest decision.</summary>
    public static (int Decision, T Worth) Best<T>(in Matrix<T> utility, ReadOnlySpan<T> weights)
        where T : struct, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>
    {
        (int Decision, T Worth) best = (0, Worth(utility.Row(0), weights));
        for (int decision = 1; decision < utility.Rows; decision++)
        {
            T worth = Worth(utility.Row(decision), weights);
            best = worth > best.Worth ? (decision, worth) : best;
        }

        return best;
    }

    private static T Worth<T>(ReadOnlySpan<T> utility, ReadOnlySpan<T> weights)
        where T : struct, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        T worth = T.AdditiveIdentity;
        for (int state = 0; state < utility.Length; state++)
        {
            worth += weights[state] * utility[state];
        }

        return worth;
    }
}
