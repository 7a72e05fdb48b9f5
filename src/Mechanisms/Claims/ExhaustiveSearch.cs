using Mechanisms.Domains;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims;

/// <summary>Examines every profile of types of a finite domain with every misreport: the only search that proves.</summary>
/// <remarks>
/// The verdict does not depend on the number of threads: the witness is that of the first profile that gives one, the last agent's type
/// changing fastest, or the largest of all (see <see cref="Choice"/>). A proof names the domain and the number of cases.
/// <para>
/// A claim that compares misreports has the mechanism run once for every profile of reports, up to 2²⁴ of them, and the outcomes tabled;
/// beyond that the mechanism runs for every case. Thread-safe.
/// </para>
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
public sealed record ExhaustiveSearch<TReport> : ISearch<TReport>
{
    /// <summary>Initializes a search of a domain.</summary>
    /// <param name="domain">Where to look.</param>
    /// <exception cref="ArgumentNullException"><paramref name="domain"/> is null.</exception>
    public ExhaustiveSearch(FiniteDomain<TReport> domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        Domain = domain;
    }

    /// <summary>Gets the domain.</summary>
    public FiniteDomain<TReport> Domain { get; }

    /// <summary>Gets which of several witnesses is returned.</summary>
    /// <value><see cref="WitnessChoice.First"/> by default.</value>
    public WitnessChoice Choice { get; init; }

    /// <summary>Gets the most threads that work at once.</summary>
    /// <value>At least 1; the number of processors by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = Environment.ProcessorCount;

    /// <summary>Gets who is told how far the search is, from the working threads, after every block of profiles; null for nobody.</summary>
    public IProgress<SearchProgress>? Progress { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="claim"/> is null.</exception>
    public Verdict<TWitness> Run<TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, StreamKey key, CancellationToken cancellation = default)
        where TWitness : Witness<TReport, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        ParallelOptions threads = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Threads };
        try
        {
            CaseList<TReport, TOutcome> cases = CaseList<TReport, TOutcome>.Of(claim, Domain, threads);
            TWitness? witness = new CaseScan<TReport, TOutcome, TWitness>(claim, cases, Choice, Progress).Run(threads);
            return witness is null
                ? new Verdict<TWitness>.Proved(cases.Words(claim.Caveat))
                : new Verdict<TWitness>.Refuted(witness);
        }
        catch (AggregateException failure)
        {
            // A fault of the mechanism on one thread is the caller's to see as it was thrown.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
            throw;
        }
    }
}
