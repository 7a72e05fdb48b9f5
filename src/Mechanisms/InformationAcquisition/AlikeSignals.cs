using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>Signals that no payments on an agent's own report can tell apart.</summary>
internal static class AlikeSignals
{
    /// <summary>Finds for each signal the first one shown after which the belief about the state is the same; signals that are never shown go with the first that is.</summary>
    /// <param name="weights">Joint probabilities of the own signal and the state, shape [signal, state], flat.</param>
    /// <param name="signals">Number of signals.</param>
    public static int[] Of(ReadOnlySpan<Rational> weights, int signals)
    {
        int states = weights.Length / signals;
        Rational[] shown = new Rational[signals];
        for (int place = 0; place < weights.Length; place++)
        {
            shown[place / states] += weights[place];
        }

        int[] alike = new int[signals];
        int first = Math.Max(0, Array.FindIndex(shown, probability => !probability.IsZero));
        for (int signal = 0; signal < signals; signal++)
        {
            alike[signal] = shown[signal].IsZero ? first : signal;
            for (int other = first; other < alike[signal]; other++)
            {
                bool isSame = AreProportional(weights.Slice(signal * states, states), shown[signal], weights.Slice(other * states, states), shown[other]);
                alike[signal] = isSame ? other : alike[signal];
            }
        }

        return alike;
    }

    private static bool AreProportional(ReadOnlySpan<Rational> one, Rational shown, ReadOnlySpan<Rational> other, Rational otherShown)
    {
        for (int state = 0; state < one.Length; state++)
        {
            if (one[state] * otherShown != other[state] * shown)
            {
                return false;
            }
        }

        return !otherShown.IsZero;
    }
}
