using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>Finds lines of a matrix that are multiples of each other, by hashing.</summary>
/// <remarks>Time O(coefficients + lines · log). Each line is compared with the last one of its hash that is no multiple of an earlier one.</remarks>
[Reference("tomlin1986", "pp. 7-11: duplicate rows in time linear in the coefficients")]
internal static class ParallelSearch
{
    // The low bits of a sorting key hold the line, so that lines of one hash stay in their order.
    private const ulong LineMask = int.MaxValue;

    /// <summary>Offers pairs to a merger, which takes the second line out or leaves both.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="candidates">Which lines to look at, ascending.</param>
    /// <param name="merge">Called with the line to keep, its multiple and the factor; says whether the multiple is gone.</param>
    /// <returns>Whether something was merged.</returns>
    public static bool Run(MatrixLines lines, IEnumerable<int> candidates, Func<int, int, double, bool> merge)
    {
        ulong[] hashes = lines.Hashes();
        ulong[] order = [.. candidates.Select(line => (hashes[line] & ~LineMask) | (uint)line)];
        Array.Sort(order);
        bool hasMerged = false;
        int keeper = 0;
        for (int index = 1; index < order.Length; index++)
        {
            (int kept, int line) = ((int)(order[keeper] & LineMask), (int)(order[index] & LineMask));
            bool isGone = ((order[index] ^ order[keeper]) & ~LineMask) == 0
                && lines.Factor(line, kept) is { } factor
                && merge(kept, line, factor);
            hasMerged |= isGone;
            keeper = isGone ? keeper : index;
        }

        return hasMerged;
    }
}
