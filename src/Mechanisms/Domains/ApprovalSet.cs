using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>The candidates that a voter approves of; as a type, those that it likes, all alike.</summary>
/// <remarks>Written <c>{0, 2} of 4</c>. Two sets are equal when they approve of the same of as many candidates. Immutable and thread-safe.</remarks>
public sealed record ApprovalSet
{
    /// <summary>Initializes a set.</summary>
    /// <param name="candidates">Number of candidates, at least 1.</param>
    /// <param name="approved">Indices of those approved of, distinct, in any order; may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no candidate.</exception>
    /// <exception cref="ArgumentException">An index is outside 0..candidates - 1, or listed twice.</exception>
    public ApprovalSet(int candidates, params ReadOnlySpan<int> approved)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        int[] listed = approved.ToArray();
        Array.Sort(listed);
        for (int place = 0; place < listed.Length; place++)
        {
            if (listed[place] < 0 || listed[place] >= candidates || (place > 0 && listed[place] == listed[place - 1]))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A set approves of distinct candidates in 0..{candidates - 1}; got {listed[place]}. List every candidate once, or not."),
                    nameof(approved));
            }
        }

        Candidates = candidates;
        Approved = [.. listed];
    }

    /// <summary>Gets the number of candidates.</summary>
    public int Candidates { get; }

    /// <summary>Gets the candidates approved of, ascending.</summary>
    public Sequence<int> Approved { get; }

    /// <summary>Whether a candidate is approved of.</summary>
    /// <param name="candidate">Index of the candidate.</param>
    /// <returns>True when it is; false for one that there is not.</returns>
    public bool Approves(int candidate) => Approved.Span.BinarySearch(candidate) >= 0;

    /// <summary>Writes the set.</summary>
    /// <returns>For example <c>{0, 2} of 4</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{{{string.Join(", ", Approved.Select(candidate => candidate.ToString(CultureInfo.InvariantCulture)))}}} of {Candidates}");
}
