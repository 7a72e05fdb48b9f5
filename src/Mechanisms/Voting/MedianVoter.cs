using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Voting;

/// <summary>Candidates stand on a line in the order of their index; the median of the voters' favorites and of phantom favorites wins.</summary>
/// <remarks>
/// On single-peaked orders group strategyproof and anonymous, and without phantoms it elects the Condorcet winner of an odd number of voters.
/// Any complete orders are accepted, for only favorites count. The left one of two medians wins.
/// <para>Time O(n log n). Thread-safe.</para>
/// </remarks>
/// <param name="Phantoms">Favorites of phantoms, one less than there are voters, in any order; none for the plain median.</param>
[Reference("moulin1980", "median voter rules, generalized by phantoms")]
[Reference("black1948", "the median voter on single-peaked orders")]
public sealed record MedianVoter(Sequence<int> Phantoms = default) : DeterministicMechanism<PreferenceOrder, int>
{
    /// <inheritdoc/>
    public override string Name => Phantoms.Count == 0 ? "median voter" : "median voter with phantoms";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no ballot, the ballots do not all rank the same candidates 0..m-1, or the phantoms are not one less than the voters or stand for no candidate.</exception>
    public override int Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        int candidates = Ballots.RequireComplete(reports);
        if (Phantoms.Count != 0 && (Phantoms.Count != reports.Length - 1 || Phantoms.Any(phantom => phantom < 0 || phantom >= candidates)))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{reports.Length} voters go with no phantoms, or with {reports.Length - 1} among candidates 0..{candidates - 1}; got {Phantoms}."),
                nameof(reports));
        }

        List<int> favorites = [.. Phantoms];
        foreach (PreferenceOrder report in reports)
        {
            favorites.Add(report.Top);
        }

        favorites.Sort();
        return favorites[(favorites.Count - 1) / 2];
    }
}
