using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Cascading;

/// <summary>The best list for a user who takes the first item that attracts, when items are worth different things: an ordering oracle.</summary>
/// <remarks>
/// A list is worth Σ over positions of Π(1 − u of the items above) · u · w, plus Π(1 − u) times what no click is worth. Every best list can be sorted by
/// falling worth w, and items worth no more than no click are left out; of the rest, the best choice of at most m is a recursion from the least worthy up.
/// </remarks>
/// <param name="List">The items from the top, worth falling; may be shorter than allowed.</param>
/// <param name="Value">What the list is worth.</param>
[Reference("du2024", "Algorithm BestPerm and Lemma 1")]
public sealed record CascadeOrder(Sequence<int> List, double Value)
{
    /// <summary>Finds the best list.</summary>
    /// <remarks>Items of equal worth are ordered by index; of equally good choices the one that leaves the later item out is taken. Time O(items · positions + items log items).</remarks>
    /// <param name="attractions">Probability that each item attracts, shape [item], in [0, 1].</param>
    /// <param name="worth">What a click on each item is worth, shape [item], finite.</param>
    /// <param name="noClick">What no click is worth, finite.</param>
    /// <param name="positions">Largest number of items in a list, at least 0.</param>
    /// <returns>The list and its value.</returns>
    /// <exception cref="ArgumentException">Shapes differ, a probability is outside [0, 1], or a worth is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of positions is negative.</exception>
    public static CascadeOrder Best(ReadOnlySpan<double> attractions, ReadOnlySpan<double> worth, double noClick, int positions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positions);
        Require(attractions, worth, noClick);
        int[] candidates = Candidates(worth, noClick);
        int most = Math.Min(positions, candidates.Length);
        Table best = new(candidates.Length + 1, most + 1);
        for (int room = 0; room <= most; room++)
        {
            best[candidates.Length, room] = noClick;
        }

        for (int place = candidates.Length - 1; place >= 0; place--)
        {
            int item = candidates[place];
            best[place, 0] = noClick;
            for (int room = 1; room <= most; room++)
            {
                best[place, room] = Math.Max(best[place + 1, room], With(attractions[item], worth[item], best[place + 1, room - 1]));
            }
        }

        return new(Read(best, candidates, most), best[0, most]);
    }

    /// <summary>What a list in any order is worth.</summary>
    /// <param name="list">Different items, from the top.</param>
    /// <param name="attractions">Probability that each item attracts, shape [item], in [0, 1].</param>
    /// <param name="worth">What a click on each item is worth, shape [item], finite.</param>
    /// <param name="noClick">What no click is worth, finite.</param>
    /// <returns>The expected worth.</returns>
    /// <exception cref="ArgumentException">Shapes differ, a probability is outside [0, 1], or a worth is not finite.</exception>
    public static double ValueOf(ReadOnlySpan<int> list, ReadOnlySpan<double> attractions, ReadOnlySpan<double> worth, double noClick)
    {
        Require(attractions, worth, noClick);
        double value = noClick;
        for (int position = list.Length - 1; position >= 0; position--)
        {
            value = With(attractions[list[position]], worth[list[position]], value);
        }

        return value;
    }

    private static double With(double attraction, double worth, double below) => (attraction * worth) + ((1 - attraction) * below);

    private static int[] Candidates(ReadOnlySpan<double> worth, double noClick)
    {
        List<int> candidates = [];
        for (int item = 0; item < worth.Length; item++)
        {
            if (worth[item] > noClick)
            {
                candidates.Add(item);
            }
        }

        double[] keys = new double[worth.Length];
        worth.CopyTo(keys);
        return [.. candidates.OrderByDescending(item => keys[item])];
    }

    private static Sequence<int> Read(Table best, int[] candidates, int room)
    {
        List<int> list = [];
        for (int place = 0; place < candidates.Length && room > 0; place++)
        {
            if (best[place, room] > best[place + 1, room])
            {
                list.Add(candidates[place]);
                room--;
            }
        }

        return list.ToSequence();
    }

    private static void Require(ReadOnlySpan<double> attractions, ReadOnlySpan<double> worth, double noClick)
    {
        if (attractions.Length != worth.Length || !double.IsFinite(noClick))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"There must be one worth per item and a finite worth of no click; got {attractions.Length} items, {worth.Length} worths and {noClick}."), nameof(worth));
        }

        for (int item = 0; item < worth.Length; item++)
        {
            if (attractions[item] is not (>= 0 and <= 1) || !double.IsFinite(worth[item]))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"An attraction must lie in [0, 1] and a worth be finite; got {attractions[item]} and {worth[item]} for item {item}."), nameof(attractions));
            }
        }
    }

    private sealed class Table(int rows, int columns)
    {
        private readonly double[] cells = new double[rows * columns];

        public ref double this[int row, int column] => ref cells[(row * columns) + column];
    }
}
