using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Judges every outcome that may be drawn at a profile.</summary>
internal static class OutcomeScan
{
    /// <summary>The largest of all objections to all outcomes, of equal ones the first; null when there is none.</summary>
    public static Violation<TReport, TOutcome>? Largest<TReport, TOutcome>(
        string statement, Situation<TReport, TOutcome> situation, Func<TOutcome, IEnumerable<Objection>> objections)
    {
        Objection? worst = null;
        foreach (Chance<TOutcome> chance in situation.Outcome.Chances)
        {
            foreach (Objection objection in objections(chance.Outcome))
            {
                worst = worst is null || objection.Size > worst.Value.Size ? objection : worst;
            }
        }

        return worst is { } found ? new(statement, situation, found.Reason, found.Size) { Agent = found.Agent } : null;
    }
}
