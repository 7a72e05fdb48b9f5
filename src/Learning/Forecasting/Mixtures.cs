using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>Rules between rules: mixtures of proper rules on the same beliefs are proper.</summary>
internal static class Mixtures
{
    /// <summary>The rule that pays (1 − weight) times one plus weight times another.</summary>
    public static ScoringMenu Of(ScoringMenu one, ScoringMenu other, double weight)
    {
        double[] payments = new double[one.ItemCount * one.StateCount];
        for (int place = 0; place < payments.Length; place++)
        {
            payments[place] = ((1 - weight) * one.Payments.Entries[place]) + (weight * other.Payments.Entries[place]);
        }

        return new(new Matrix<double>(one.ItemCount, one.StateCount, payments));
    }

    /// <summary>What an item pays in expectation.</summary>
    public static double Expected(ReadOnlySpan<double> belief, ReadOnlySpan<double> item)
    {
        CompensatedSum sum = default;
        for (int state = 0; state < belief.Length; state++)
        {
            sum += belief[state] * item[state];
        }

        return sum.Value;
    }
}
