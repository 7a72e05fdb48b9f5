using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Derandomized;

/// <summary>What the record of a game comes to.</summary>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Outcome">The outcome.</param>
/// <param name="Silent">Agents who did not commit or did not open, ascending; they played 0.</param>
/// <param name="Invalid">Agents whose opening does not fit the commitment, the player or the games, ascending; they played 0.</param>
public sealed record TranscriptAudit<TOutcome>(TOutcome Outcome, Sequence<int> Silent, Sequence<int> Invalid)
{
    /// <summary>Gets a value indicating whether everybody played by the rules.</summary>
    public bool IsClean => Silent.Count == 0 && Invalid.Count == 0;
}
