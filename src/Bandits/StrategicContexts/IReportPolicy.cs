namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>How a strategic arm reports its context.</summary>
/// <remarks>Immutable and thread-safe: whatever a policy may remember, the view holds.</remarks>
public interface IReportPolicy
{
    /// <summary>Gets what the policy does, in a few words.</summary>
    string Name { get; }

    /// <summary>Writes the report of one round.</summary>
    /// <param name="view">What the arm sees.</param>
    /// <param name="report">Receives the reported context, shape [dimension], finite.</param>
    void Report(in ArmView view, Span<double> report);
}
