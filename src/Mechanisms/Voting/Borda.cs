using Mechanisms.Domains;
using Mechanisms.Foundations.References;

namespace Mechanisms.Voting;

/// <summary>A candidate scores, on every ballot, the number of candidates ranked below it; the largest sum wins.</summary>
/// <remarks>
/// Ties go to the lowest candidate. Not strategyproof: voters gain by burying the favorite's strongest rival.
/// <para>Time O(voters · candidates). Thread-safe.</para>
/// </remarks>
[Reference("borda1781", "election by order of merit")]
public sealed record Borda : DeterministicMechanism<PreferenceOrder, int>
{
    /// <inheritdoc/>
    public override string Name => "Borda rule";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no ballot, or the ballots do not all rank the same candidates 0..m-1.</exception>
    public override int Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        int candidates = Ballots.RequireComplete(reports);
        Span<int> scores = candidates <= Ballots.FewCandidates ? stackalloc int[candidates] : new int[candidates];
        foreach (PreferenceOrder ballot in reports)
        {
            ReadOnlySpan<int> ranks = ballot.Ranks[..scores.Length];
            for (int candidate = 0; candidate < scores.Length; candidate++)
            {
                scores[candidate] -= ranks[candidate];
            }
        }

        return Ballots.Winner(scores);
    }
}
