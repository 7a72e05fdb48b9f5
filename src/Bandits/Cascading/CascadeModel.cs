using System.Globalization;
using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Cascading;

/// <summary>The cascade model: a user reads a list from the top and clicks the first item that attracts.</summary>
/// <remarks>
/// Item e attracts with probability w(e), independently of everything else. Items above the click did not attract, the clicked one did, items below
/// are not seen. A list is worth the probability of a click, 1 − Π(1 − w), in any order; the order decides what is observed.
/// Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("kveton2015", "Section 2, cascading bandits")]
public sealed record CascadeModel
{
    /// <summary>Initializes a model.</summary>
    /// <param name="attractions">Probability that each item attracts, shape [item], in [0, 1]; 1 to 65,536 items.</param>
    /// <param name="positions">Length of lists, from 1 to the number of items.</param>
    /// <exception cref="ArgumentException">There is no item or there are too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside [0, 1], or lists are longer than there are items.</exception>
    public CascadeModel(Sequence<double> attractions, int positions)
    {
        Probabilities.Require(attractions, "attraction", nameof(attractions));
        if (positions < 1 || positions > attractions.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(positions), positions, string.Create(CultureInfo.InvariantCulture,
                $"Lists must have 1 to {attractions.Count} positions, the number of items; got {positions}."));
        }

        (Attractions, Positions) = (attractions, positions);
        BestValue = Value([.. Enumerable.Range(0, attractions.Count).OrderByDescending(item => attractions[item]).Take(positions)]);
    }

    /// <summary>Gets the probability that each item attracts, shape [item].</summary>
    public Sequence<double> Attractions { get; }

    /// <summary>Gets the length of lists.</summary>
    public int Positions { get; }

    /// <summary>Gets the number of items.</summary>
    public int Items => Attractions.Count;

    /// <summary>Gets the value of the best list, the items of largest attraction.</summary>
    public double BestValue { get; }

    /// <summary>The hard instance of the literature: a best list of equally attractive items among equally worse ones.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="positions">Length of lists.</param>
    /// <param name="attraction">Attraction of the first <paramref name="positions"/> items, in [0, 1].</param>
    /// <param name="gap">How much less the others attract, from 0 to <paramref name="attraction"/>.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static CascadeModel Separated(int items, int positions, double attraction, double gap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        return new(Sequence.Of(items, item => item < positions ? attraction : attraction - gap), positions);
    }

    /// <summary>The probability that a list is clicked.</summary>
    /// <param name="list">Different items, shape [position].</param>
    /// <returns>1 − Π(1 − w).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public double Value(ReadOnlySpan<int> list)
    {
        double missed = 1;
        foreach (int item in list)
        {
            missed *= 1 - Attractions[item];
        }

        return 1 - missed;
    }
}
