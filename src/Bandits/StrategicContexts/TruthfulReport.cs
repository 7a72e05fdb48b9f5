namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Reports the true context.</summary>
public sealed record TruthfulReport : IReportPolicy
{
    /// <inheritdoc/>
    public string Name => "truthful";

    /// <inheritdoc/>
    public void Report(in ArmView view, Span<double> report) => view.Context.CopyTo(report);
}
