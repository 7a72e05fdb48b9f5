using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims;

/// <summary>Runs searches one after another until one refutes: small domains first, and the witness has no more agents than any needs.</summary>
/// <remarks>
/// When every search proves, so does this one, on all their domains; when one of them does not, the verdict counts the cases of those that do
/// not. Every search gets the same key. Thread-safe.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
public sealed record SearchInTurn<TReport> : ISearch<TReport>
{
    /// <summary>Initializes a search.</summary>
    /// <param name="searches">The searches, in the order in which they run, at least one.</param>
    /// <exception cref="ArgumentException">There is no search, or one is null.</exception>
    public SearchInTurn(params ReadOnlySpan<ISearch<TReport>> searches)
    {
        if (searches.IsEmpty || searches.Contains(null!))
        {
            throw new ArgumentException("Searches in turn need at least one, and none that is null. Add one.", nameof(searches));
        }

        Searches = Sequence.Create(searches);
    }

    /// <summary>Gets the searches, in the order in which they run.</summary>
    public Sequence<ISearch<TReport>> Searches { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="claim"/> is null.</exception>
    public Verdict<TWitness> Run<TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, StreamKey key, CancellationToken cancellation = default)
        where TWitness : Witness<TReport, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        List<string> domains = [];
        long cases = 0;
        foreach (ISearch<TReport> search in Searches)
        {
            Verdict<TWitness> verdict = search.Run(claim, key, cancellation);
            switch (verdict)
            {
                case Verdict<TWitness>.Refuted:
                    return verdict;
                case Verdict<TWitness>.Proved proved:
                    domains.Add(proved.Domain);
                    break;
                case Verdict<TWitness>.NotRefuted notRefuted:
                    cases += notRefuted.Cases;
                    break;
            }
        }

        return domains.Count == Searches.Count
            ? new Verdict<TWitness>.Proved(string.Join("; ", domains))
            : new Verdict<TWitness>.NotRefuted(cases);
    }
}
