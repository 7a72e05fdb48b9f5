using System.Globalization;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Randomness;

/// <content>Draws without parameters to prepare: Bernoulli, bounded integers, shuffles.</content>
public ref partial struct RandomStream
{
    /// <summary>Draws success or failure from one word.</summary>
    /// <param name="threshold">The probability of success.</param>
    /// <returns>True for success.</returns>
    public bool NextBernoulli(BernoulliThreshold threshold) => threshold.Succeeds(NextUInt32());

    /// <summary>Draws an integer below a bound, every one exactly equally likely.</summary>
    /// <remarks>
    /// The high half of word × bound; words that would favor some integers are rejected, fewer than bound in 2³² of them.
    /// Takes one word, or more after a rejection.
    /// </remarks>
    /// <param name="bound">One more than the largest integer, at least 1.</param>
    /// <returns>An integer in 0..bound - 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    [Reference("lemire2019", "Algorithm 5")]
    public int NextBelow(int bound)
    {
        if (bound < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(bound), bound, string.Create(
                CultureInfo.InvariantCulture, $"A bound must be at least 1, so that 0 lies below it; got {bound}."));
        }

        uint range = (uint)bound;
        ulong product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            // 2³² mod range words of every residue class are in excess.
            uint excess = (0 - range) % range;
            while ((uint)product < excess)
            {
                product = (ulong)NextUInt32() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Puts items into random order, every order exactly equally likely as far as the stream is random.</summary>
    /// <remarks>From the last place down, each place swaps with one at or below it: one bounded draw per place but the first.</remarks>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The items, reordered in place.</param>
    [Reference("durstenfeld1964", "Algorithm 235, random permutation")]
    public void Shuffle<T>(scoped Span<T> items)
    {
        for (int place = items.Length - 1; place > 0; place--)
        {
            int other = NextBelow(place + 1);
            (items[place], items[other]) = (items[other], items[place]);
        }
    }

    /// <summary>Draws a permutation of 0..n - 1 by shuffling the identity.</summary>
    /// <param name="destination">Receives the permutation; its length is n.</param>
    public void NextPermutation(scoped Span<int> destination)
    {
        for (int index = 0; index < destination.Length; index++)
        {
            destination[index] = index;
        }

        Shuffle(destination);
    }
}
