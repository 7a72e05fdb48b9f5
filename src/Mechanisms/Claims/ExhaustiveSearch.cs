using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims;

/// <summary>Examines every profile of types of a finite domain with every misreport: the only search that proves.</summary>
/// <remarks>
/// The witness is that of the first profile that gives one, the last agent's type changing fastest, whatever the number of threads.
/// <para>
/// Profiles × misreports cases; a claim that compares misreports has every profile of reports run once and tabled, one reference each.
/// Thread-safe.
/// </para>
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
public sealed record ExhaustiveSearch<TReport> : ISearch<TReport>
{
    /// <summary>Initializes a search of a domain on all processors.</summary>
    /// <param name="domain">Where to look.</param>
    /// <exception cref="ArgumentNullException"><paramref name="domain"/> is null.</exception>
    public ExhaustiveSearch(FiniteDomain<TReport> domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        Domain = domain;
    }

    /// <summary>Gets the domain.</summary>
    public FiniteDomain<TReport> Domain { get; }

    /// <inheritdoc/>
    public Verdict<TWitness> Run<TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, StreamKey key, CancellationToken cancellation = default)
        where TWitness : Witness<TReport, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        OutcomeTable<TReport, TOutcome> table = OutcomeTable<TReport, TOutcome>.Fill(
            claim.Mechanism, Domain, new() { CancellationToken = cancellation });
        TReport[] truth = new TReport[Domain.Agents];
        for (long profile = 0; profile < Domain.ProfileCount; profile++)
        {
            cancellation.ThrowIfCancellationRequested();
            long code = table.CodeOf(profile, truth);
            if (claim.Examine(new(table, code, Sequence.Create<TReport>(truth))) is { } witness)
            {
                return new Verdict<TWitness>.Refuted(witness);
            }
        }

        return new Verdict<TWitness>.Proved(string.Create(
            CultureInfo.InvariantCulture, $"{Domain.Words}: all {Domain.ProfileCount:N0} profiles"));
    }
}
