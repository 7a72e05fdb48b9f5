using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>Equilibria of a game of two players by trying every pair of supports of equal size, exactly.</summary>
/// <remarks>
/// Both players' mixtures must leave the other indifferent on its support and attract it nowhere else. In a nondegenerate game all equilibria have
/// supports of equal size, and these are all. Where a mixture has more best replies than strategies in its support, or where indifference does not
/// determine it, the game is taken for degenerate and the answer says so; no such sign means that none was lost. Small supports come first.
/// <para>Time O(C(rows + columns, rows) · size³). Single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("vonstengel2002", "equilibria by support enumeration, nondegenerate games")]
public sealed record SupportEnumeration : NashMethod
{
    /// <summary>Gets the largest number of pairs of supports to try.</summary>
    /// <value>Positive; 10,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaxPairs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 10_000_000;

    /// <inheritdoc/>
    public override string Name => "support-enumeration";

    /// <inheritdoc/>
    internal override NashSolution Find(NormalFormGame game, CancellationToken cancellation)
    {
        game.RequireTwoPlayers();
        (int rows, int columns) = (game.Profiles.Counts[0], game.Profiles.Counts[1]);
        (IndifferenceSystem rowMixtures, IndifferenceSystem columnMixtures) = (IndifferenceSystem.Of(game, 0), IndifferenceSystem.Of(game, 1));
        List<MixedProfile> found = [];
        long pairs = 0;
        bool isDegenerate = false;
        for (int size = 1; size <= Math.Min(rows, columns); size++)
        {
            foreach (int[] rowSupport in Subsets(rows, size))
            {
                foreach (int[] columnSupport in Subsets(columns, size))
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (pairs == MaxPairs)
                    {
                        return new(game, this, NashStatus.Limit, found, pairs);
                    }

                    pairs++;
                    Indifference row = rowMixtures.Solve(rowSupport, columnSupport);
                    Indifference column = columnMixtures.Solve(columnSupport, rowSupport);
                    isDegenerate |= row.IsDegenerate || column.IsDegenerate;
                    if (row.IsFull && column.IsFull)
                    {
                        found.Add(MixedProfile.OfPair(row.Strategy, column.Strategy));
                    }
                }
            }
        }

        return new(game, this, isDegenerate ? NashStatus.Degenerate : NashStatus.Complete, found, pairs);
    }

    /// <summary>All sets of so many indices, in lexicographic order.</summary>
    internal static IEnumerable<int[]> Subsets(int count, int size)
    {
        int[] chosen = [.. Enumerable.Range(0, size)];
        while (true)
        {
            yield return [.. chosen];
            int place = size - 1;
            while (place >= 0 && chosen[place] == count - size + place)
            {
                place--;
            }

            if (place < 0)
            {
                yield break;
            }

            chosen[place]++;
            for (int later = place + 1; later < size; later++)
            {
                chosen[later] = chosen[later - 1] + 1;
            }
        }
    }
}
