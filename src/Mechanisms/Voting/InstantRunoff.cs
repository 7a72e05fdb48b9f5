using Mechanisms.Domains;
using Mechanisms.Foundations.References;

namespace Mechanisms.Voting;

/// <summary>Instant-runoff voting: the candidate with the fewest first places among those left is struck out, until one is left.</summary>
/// <remarks>
/// Ties are struck out at the highest index, so that the lowest candidate stays. Not strategyproof and not monotone: raising the winner may
/// make it lose.
/// <para>Time O(voters · candidates²). Thread-safe.</para>
/// </remarks>
[Reference("tideman2006", "the alternative vote")]
public sealed record InstantRunoff : DeterministicMechanism<PreferenceOrder, int>
{
    /// <inheritdoc/>
    public override string Name => "instant-runoff rule";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no ballot, or the ballots do not all rank the same candidates 0..m-1.</exception>
    public override int Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        int candidates = Ballots.RequireComplete(reports);
        bool[] isOut = new bool[candidates];
        for (int round = 1; round < candidates; round++)
        {
            isOut[Loser(reports, isOut)] = true;
        }

        return Array.IndexOf(isOut, false);
    }

    private static int Loser(ReadOnlySpan<PreferenceOrder> ballots, bool[] isOut)
    {
        int[] firsts = new int[isOut.Length];
        foreach (PreferenceOrder ballot in ballots)
        {
            firsts[Favorite(ballot, isOut)]++;
        }

        int loser = -1;
        for (int candidate = 0; candidate < firsts.Length; candidate++)
        {
            if (!isOut[candidate] && (loser < 0 || firsts[candidate] <= firsts[loser]))
            {
                loser = candidate;
            }
        }

        return loser;
    }

    private static int Favorite(PreferenceOrder ballot, bool[] isOut)
    {
        int place = 0;
        while (isOut[ballot.Listed[place]])
        {
            place++;
        }

        return ballot.Listed[place];
    }
}
