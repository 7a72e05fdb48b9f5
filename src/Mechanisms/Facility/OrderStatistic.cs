using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>The facility goes to the reported location of a rank, counted from the left.</summary>
/// <remarks>
/// Group strategyproof and anonymous. Rank 0 is the left endpoint, which is within a factor 2 of the least maximum distance, as is the right
/// one. A rank that does not exist is the caller's mistake.
/// <para>Time O(n log n). Thread-safe.</para>
/// </remarks>
/// <param name="Rank">Number of locations to the left, ties counted once each, at least 0.</param>
[Reference("procaccia2013", "k-th location and the left endpoint")]
public sealed record OrderStatistic(int Rank) : DeterministicMechanism<Rational, Rational>
{
    /// <summary>Gets the number of locations to the left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Rank { get; init => field = Checked(value); } = Checked(Rank);

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"order statistic {Rank}");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are not more than <see cref="Rank"/> agents.</exception>
    public override Rational Decide(ReadOnlySpan<Rational> reports) => Rank < reports.Length
        ? Locations.Sorted(reports)[Rank]
        : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"Rank {Rank} needs at least {Rank + 1} agents; got {reports.Length}. Lower the rank."), nameof(reports));

    private static int Checked(int rank)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        return rank;
    }
}
