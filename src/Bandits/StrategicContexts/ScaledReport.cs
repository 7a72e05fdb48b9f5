using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Reports the true context times a factor in every entry: a linear image of the truth.</summary>
public sealed record ScaledReport : IReportPolicy
{
    /// <summary>Initializes a policy.</summary>
    /// <param name="factors">Shape [dimension], finite; 1 reports an entry truthfully.</param>
    /// <exception cref="ArgumentException">There is no factor, or one is not finite.</exception>
    public ScaledReport(Sequence<double> factors)
    {
        LinearSettings.Dimension(factors.Count);
        LinearSettings.RequireContext(factors.Span, factors.Count);
        Factors = factors;
    }

    /// <inheritdoc/>
    public string Name => "scaled";

    /// <summary>Gets the factors, shape [dimension].</summary>
    public Sequence<double> Factors { get; }

    /// <inheritdoc/>
    public void Report(in ArmView view, Span<double> report)
    {
        ReadOnlySpan<double> factors = Factors.Span;
        for (int entry = 0; entry < report.Length; entry++)
        {
            report[entry] = view.Context[entry] * factors[entry];
        }
    }
}
