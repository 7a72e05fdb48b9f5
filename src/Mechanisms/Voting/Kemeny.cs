using System.Globalization;
using System.Numerics;
using Mechanisms.Domains;
using Mechanisms.Foundations.References;

namespace Mechanisms.Voting;

/// <summary>The winner heads the ranking with which the ballots disagree on the fewest pairs.</summary>
/// <remarks>
/// Ties between rankings go to the lexicographically first. Condorcet consistent; not strategyproof, and with four or more candidates voters
/// may do better by staying at home.
/// <para>
/// Exact, by dynamic programming over sets of candidates: time O(voters · m² + 2^m · m²), memory O(2^m), for m up to
/// <see cref="MostCandidates"/>. Thread-safe.
/// </para>
/// </remarks>
[Reference("kemeny1959", "the median ranking")]
public sealed record Kemeny : DeterministicMechanism<PreferenceOrder, int>
{
    /// <summary>Most candidates, whose 2²⁰ sets are tabled.</summary>
    public const int MostCandidates = 20;

    /// <inheritdoc/>
    public override string Name => "Kemeny rule";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no ballot, or the ballots do not all rank the same candidates 0..m-1, or there are too many candidates.</exception>
    public override int Decide(ReadOnlySpan<PreferenceOrder> reports) => Ranking(reports).Top;

    /// <summary>The ranking of all candidates.</summary>
    /// <param name="ballots">Complete orders, at least one.</param>
    /// <returns>The ranking of least disagreement, of several the lexicographically first.</returns>
    /// <exception cref="ArgumentException">There is no ballot, or the ballots do not all rank the same candidates 0..m-1, or there are too many candidates.</exception>
    public static PreferenceOrder Ranking(ReadOnlySpan<PreferenceOrder> ballots)
    {
        int candidates = Ballots.RequireComplete(ballots);
        if (candidates > MostCandidates)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture, $"All sets of at most {MostCandidates} candidates are tabled; got {candidates}. Leave hopeless ones out."),
                nameof(ballots));
        }

        int[][] margins = MajorityMargins.Of(ballots, candidates);
        int[] least = Least(margins, candidates);
        List<int> listed = [];
        for (int left = (1 << candidates) - 1; left != 0; left &= ~(1 << listed[^1]))
        {
            listed.Add(Head(margins, least, left));
        }

        return new([.. listed]);
    }

    // least[set] = the least disagreement of rankings of a set: some candidate heads it, and loses to the rest of the set.
    private static int[] Least(int[][] margins, int candidates)
    {
        int[] least = new int[1 << candidates];
        for (int set = 1; set < least.Length; set++)
        {
            least[set] = int.MaxValue;
            for (int rest = set; rest != 0; rest &= rest - 1)
            {
                least[set] = Math.Min(least[set], Headed(margins, least, set, BitOperations.TrailingZeroCount(rest)));
            }
        }

        return least;
    }

    private static int Head(int[][] margins, int[] least, int set)
    {
        int head = BitOperations.TrailingZeroCount(set);
        while ((set & (1 << head)) == 0 || Headed(margins, least, set, head) != least[set])
        {
            head++;
        }

        return head;
    }

    private static int Headed(int[][] margins, int[] least, int set, int head)
    {
        int disagreement = least[set & ~(1 << head)];
        for (int rest = set & ~(1 << head); rest != 0; rest &= rest - 1)
        {
            disagreement -= margins[head][BitOperations.TrailingZeroCount(rest)];
        }

        return disagreement;
    }
}
