using System.Globalization;
using Mechanisms.Domains;

namespace Mechanisms.Voting;

/// <summary>What voting rules ask of ballots and read from scores.</summary>
internal static class Ballots
{
    /// <summary>Most candidates whose scores stand on the stack: 1 KiB of them.</summary>
    public const int FewCandidates = 256;

    /// <summary>The number of candidates of ballots that all rank the same candidates completely.</summary>
    public static int RequireComplete(ReadOnlySpan<PreferenceOrder> ballots)
    {
        if (ballots.IsEmpty)
        {
            throw new ArgumentException("An election needs at least one ballot; got none. Add a voter.", nameof(ballots));
        }

        ArgumentNullException.ThrowIfNull(ballots[0], nameof(ballots));
        int candidates = ballots[0].Listed.Count;
        for (int voter = 0; voter < ballots.Length; voter++)
        {
            ArgumentNullException.ThrowIfNull(ballots[voter], nameof(ballots));
            if (!ballots[voter].IsComplete || ballots[voter].Listed.Count != candidates)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Every ballot must rank the same candidates 0..{candidates - 1}; got {ballots[voter]} from voter {voter}. Rank them all."),
                    nameof(ballots));
            }
        }

        return candidates;
    }

    /// <summary>The lowest index among the largest scores.</summary>
    public static int Winner(ReadOnlySpan<int> scores)
    {
        int winner = 0;
        for (int candidate = 1; candidate < scores.Length; candidate++)
        {
            winner = scores[candidate] > scores[winner] ? candidate : winner;
        }

        return winner;
    }
}
