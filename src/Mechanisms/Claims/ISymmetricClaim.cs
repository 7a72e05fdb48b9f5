using Mechanisms.Domains;

namespace Mechanisms.Claims;

/// <summary>A claim that holds at a profile exactly when it holds after agents who are interchangeable trade places.</summary>
internal interface ISymmetricClaim<TReport, TOutcome>
{
    /// <summary>Gets the symmetry to check and use; null to examine every profile.</summary>
    AgentSymmetry<TOutcome>? Symmetry { get; }

    /// <summary>Gets what agents want.</summary>
    IPreferences<TReport, TOutcome> Preferences { get; }
}
