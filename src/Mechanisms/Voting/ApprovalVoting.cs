using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.References;

namespace Mechanisms.Voting;

/// <summary>The candidate that the most voters approve of wins.</summary>
/// <remarks>
/// Ties go to the lowest candidate. Strategyproof for voters who like some candidates and care for no other difference (see
/// <see cref="ApprovingVoters"/>); a voter who ranks them has a best reply that approves of every candidate above some place of its order, but
/// which place depends on the others.
/// <para>Time O(voters · candidates). Thread-safe.</para>
/// </remarks>
[Reference("brams1978", "approval voting and dichotomous preferences")]
public sealed record ApprovalVoting : DeterministicMechanism<ApprovalSet, int>
{
    /// <inheritdoc/>
    public override string Name => "approval voting";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no ballot, or the ballots are not all about as many candidates.</exception>
    /// <exception cref="ArgumentNullException">A ballot is null.</exception>
    public override int Decide(ReadOnlySpan<ApprovalSet> reports)
    {
        int candidates = Require(reports);
        Span<int> scores = candidates <= Ballots.FewCandidates ? stackalloc int[candidates] : new int[candidates];
        foreach (ApprovalSet ballot in reports)
        {
            foreach (int candidate in ballot.Approved.Span)
            {
                scores[candidate]++;
            }
        }

        return Ballots.Winner(scores);
    }

    private static int Require(ReadOnlySpan<ApprovalSet> ballots)
    {
        if (ballots.IsEmpty)
        {
            throw new ArgumentException("An election needs at least one ballot; got none. Add a voter.", nameof(ballots));
        }

        foreach (ApprovalSet ballot in ballots)
        {
            ArgumentNullException.ThrowIfNull(ballot, nameof(ballots));
            if (ballot.Candidates != ballots[0].Candidates)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"All ballots must be about the same candidates; got {ballots[0].Candidates} and {ballot.Candidates}. Name the number of all."),
                    nameof(ballots));
            }
        }

        return ballots[0].Candidates;
    }
}
