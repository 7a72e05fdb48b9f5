using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Hiring;

/// <summary>Payments on an agent's own report and the state, shape [report, state], flat: what they are worth to an agent that reports as is best.</summary>
internal static class OwnRule
{
    /// <summary>The mixture (1 − weight) · one + weight · other.</summary>
    public static double[] Mixed(in Matrix<double> one, in Matrix<double> other, double weight)
    {
        double[] payments = new double[one.Entries.Length];
        for (int place = 0; place < payments.Length; place++)
        {
            payments[place] = ((1 - weight) * one.Entries[place]) + (weight * other.Entries[place]);
        }

        return payments;
    }

    /// <summary>What a rule pays an agent in expectation: ∑ over signals of the best report.</summary>
    /// <param name="rule">The payments.</param>
    /// <param name="weights">Joint probabilities of signal and state, shape [signal, state], flat.</param>
    /// <param name="states">Number of states.</param>
    public static double Value(ReadOnlySpan<double> rule, ReadOnlySpan<double> weights, int states)
    {
        CompensatedSum sum = default;
        double[] payoffs = new double[rule.Length / states];
        for (int signal = 0; signal < payoffs.Length; signal++)
        {
            Fill(payoffs, rule, weights.Slice(signal * states, states));
            sum += payoffs[ReportChoice.Of(payoffs, signal)];
        }

        return sum.Value;
    }

    /// <summary>How likely reports and states are when an agent reports as is best, shape [report, state], flat.</summary>
    public static double[] Law(ReadOnlySpan<double> rule, ReadOnlySpan<double> weights, int states)
    {
        double[] law = new double[rule.Length];
        double[] payoffs = new double[rule.Length / states];
        for (int signal = 0; signal < payoffs.Length; signal++)
        {
            ReadOnlySpan<double> seen = weights.Slice(signal * states, states);
            Fill(payoffs, rule, seen);
            int report = ReportChoice.Of(payoffs, signal);
            for (int state = 0; state < states; state++)
            {
                law[(report * states) + state] += seen[state];
            }
        }

        return law;
    }

    private static void Fill(Span<double> payoffs, ReadOnlySpan<double> rule, ReadOnlySpan<double> seen)
    {
        for (int report = 0; report < payoffs.Length; report++)
        {
            payoffs[report] = 0;
            for (int state = 0; state < seen.Length; state++)
            {
                payoffs[report] += seen[state] * rule[(report * seen.Length) + state];
            }
        }
    }
}
