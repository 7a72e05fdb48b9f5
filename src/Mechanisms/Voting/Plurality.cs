using Mechanisms.Domains;
using Mechanisms.Foundations.References;

namespace Mechanisms.Voting;

/// <summary>The candidate with the most first places wins.</summary>
/// <remarks>
/// Ties go to the lowest candidate. Not strategyproof: who prefers the runner-up to the winner gains by deserting a hopeless favorite.
/// <para>Time O(voters + candidates). Thread-safe.</para>
/// </remarks>
[Reference("brams2002", "plurality voting")]
public sealed record Plurality : DeterministicMechanism<PreferenceOrder, int>
{
    /// <inheritdoc/>
    public override string Name => "plurality rule";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no ballot, or the ballots do not all rank the same candidates 0..m-1.</exception>
    public override int Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        int candidates = Ballots.RequireComplete(reports);
        Span<int> scores = candidates <= Ballots.FewCandidates ? stackalloc int[candidates] : new int[candidates];
        foreach (PreferenceOrder ballot in reports)
        {
            scores[ballot.Top]++;
        }

        return Ballots.Winner(scores);
    }
}
