using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning;

/// <summary>What an agent reports: the truth when that is best within <see cref="Tolerances.Gain"/>, and else the lowest best report.</summary>
internal static class ReportChoice
{
    /// <summary>Chooses.</summary>
    /// <param name="payoffs">What each report earns, shape [report].</param>
    /// <param name="truth">The true report.</param>
    public static int Of(ReadOnlySpan<double> payoffs, int truth)
    {
        int best = truth;
        for (int report = 0; report < payoffs.Length; report++)
        {
            best = payoffs[report] > payoffs[best] ? report : best;
        }

        return Tolerances.Gain.Exceeds(payoffs[best] - payoffs[truth], payoffs[best]) ? best : truth;
    }
}
