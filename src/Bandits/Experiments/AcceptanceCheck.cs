using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A claim about learners that was put to a test: what was claimed and what was measured.</summary>
/// <param name="Id">Short name of the check, for example <c>A1-5</c>.</param>
/// <param name="Claim">The claim in words.</param>
/// <param name="Measurements">The measured quantities, at least one, each with its band.</param>
/// <param name="Root">Root key of the random streams behind the measurements.</param>
public sealed record AcceptanceCheck(string Id, string Claim, Sequence<Measurement> Measurements, ulong Root)
{
    /// <summary>Gets a value indicating whether every measurement lies in its band; false without measurements.</summary>
    public bool IsPassed => Measurements.Count > 0 && Measurements.All(measurement => measurement.IsInBand);
}
