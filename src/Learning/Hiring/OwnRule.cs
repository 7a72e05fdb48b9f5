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

    /// <summary>How likely reports and states can be when an agent reports as is best, as far as weights tell: one law for each choice of reports that may be best.</summary>
    /// <param name="rule">The payments.</param>
    /// <param name="weights">Estimated probabilities of signal and state, shape [signal, state], flat.</param>
    /// <param name="states">Number of states.</param>
    /// <param name="misjudged">How far a report may be below the best, by the weights, and yet be best.</param>
    /// <param name="most">The most laws to list.</param>
    /// <returns>The laws, shape [law][report, state]; none where there are more.</returns>
    public static double[][] Laws(ReadOnlySpan<double> rule, ReadOnlySpan<double> weights, int states, double misjudged, int most)
    {
        List<double[]> laws = [new double[rule.Length]];
        double[] payoffs = new double[rule.Length / states];
        for (int signal = 0; signal < payoffs.Length; signal++)
        {
            ReadOnlySpan<double> seen = weights.Slice(signal * states, states);
            Fill(payoffs, rule, seen);
            double least = payoffs.Max() - misjudged;
            List<double[]> longer = [];
            for (int report = 0; report < payoffs.Length; report++)
            {
                if (payoffs[report] >= least && longer.Count <= most)
                {
                    longer.AddRange(Extended(laws, report * states, seen));
                }
            }

            laws = longer;
        }

        return laws.Count <= most ? [.. laws] : [];
    }

    private static List<double[]> Extended(List<double[]> laws, int place, ReadOnlySpan<double> seen)
    {
        List<double[]> extended = [];
        foreach (double[] law in laws)
        {
            double[] longer = [.. law];
            for (int state = 0; state < seen.Length; state++)
            {
                longer[place + state] += seen[state];
            }

            extended.Add(longer);
        }

        return extended;
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
