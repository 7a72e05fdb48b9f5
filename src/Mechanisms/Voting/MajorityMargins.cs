using Mechanisms.Domains;

namespace Mechanisms.Voting;

/// <summary>Pairwise comparisons of candidates.</summary>
internal static class MajorityMargins
{
    /// <summary>The number of voters who rank the first candidate before the second less those who do not, shape [first][second].</summary>
    public static int[][] Of(ReadOnlySpan<PreferenceOrder> ballots, int candidates)
    {
        int[][] margins = [.. Enumerable.Range(0, candidates).Select(_ => new int[candidates])];
        foreach (PreferenceOrder ballot in ballots)
        {
            for (int better = 0; better < candidates; better++)
            {
                for (int worse = better + 1; worse < candidates; worse++)
                {
                    margins[ballot.Listed[better]][ballot.Listed[worse]]++;
                    margins[ballot.Listed[worse]][ballot.Listed[better]]--;
                }
            }
        }

        return margins;
    }

    /// <summary>The candidate who beats every other by a majority; null when there is none.</summary>
    public static int? CondorcetWinner(int[][] margins)
    {
        for (int candidate = 0; candidate < margins.Length; candidate++)
        {
            bool beatsAll = true;
            for (int other = 0; other < margins.Length; other++)
            {
                beatsAll &= other == candidate || margins[candidate][other] > 0;
            }

            if (beatsAll)
            {
                return candidate;
            }
        }

        return null;
    }
}
