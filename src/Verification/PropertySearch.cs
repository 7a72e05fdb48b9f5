using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Claims;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Verification;

/// <summary>Looks for a witness among random cases and shrinks it: the search for domains that nobody can list.</summary>
/// <remarks>
/// Every case draws the number of agents and of items, a type for each agent (one in four copies another's), and <see cref="Misreports"/> lies for
/// each: fresh ones, ones beside its own type and beside the others'; none for a claim that compares none (<see cref="ClaimScope.Profile"/>). Cases grow from size 1 to 100. The first one that refutes the claim is shrunk
/// to fewer agents, then fewer items, then smaller and rounder types, then lies nearer to the truth, until no single step of
/// <see cref="Smaller"/> still refutes (1-minimal); <see cref="Restarts"/> then look for witnesses with fewer agents and items than single steps
/// reach. With <see cref="WitnessChoice.Largest"/> the search climbs instead: see <see cref="Choice"/>. The verdict is never a proof.
/// <para>
/// The stream of the key gives FsCheck's seed of every case (<see cref="ReplaySeed"/>). The same key and settings give the same verdict on every machine. What the mechanism throws at a drawn case is passed on; while shrinking, a case that it
/// refuses is skipped. Time: cases · agents · misreports runs. Single-threaded search, thread-safe settings.
/// </para>
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
[Reference("claessen2000", "random cases with generators that programmers write")]
[Reference("zeller2002", "1-minimal: no single change left that keeps the failure")]
public sealed record PropertySearch<TReport> : ISearch<TReport>
{
    private const int LargestSize = 100;
    private const int RestartSize = 16;

    // So many neighbors for each restart, where gains can grow without end.
    private const int LongestClimb = 100;
    private const int ProgressEvery = 64;
    private const int DefaultMostAgents = 5;

    /// <summary>Initializes a search of 1 to 5 agents.</summary>
    /// <param name="types">Where types come from.</param>
    /// <exception cref="ArgumentNullException"><paramref name="types"/> is null.</exception>
    public PropertySearch(TypeGenerator<TReport> types)
        : this(types, 1, DefaultMostAgents)
    {
    }

    private PropertySearch(TypeGenerator<TReport> types, int fewestAgents, int mostAgents)
    {
        ArgumentNullException.ThrowIfNull(types);
        Types = types;
        FewestAgents = fewestAgents;
        MostAgents = mostAgents;
    }

    /// <summary>Gets where types come from.</summary>
    public TypeGenerator<TReport> Types { get; }

    /// <summary>Gets the fewest agents of a case, at least 1; 1 by default.</summary>
    public int FewestAgents { get; private init; }

    /// <summary>Gets the most agents of a case; 5 by default.</summary>
    public int MostAgents { get; private init; }

    /// <summary>Gets the number of cases.</summary>
    /// <value>At least 1; 2,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Cases
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = 2_000;

    /// <summary>Gets the number of lies drawn for each agent of a case; equal ones are merged.</summary>
    /// <value>At least 0; 4 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Misreports
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 4;

    /// <summary>Gets the number of cases drawn afresh, after a witness was shrunk, at every smaller number of agents and items, fewest agents first.</summary>
    /// <value>At least 0; 200 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Restarts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 200;

    /// <summary>Gets which of several witnesses is returned.</summary>
    /// <value>
    /// The first, shrunk, by default. The largest: every case is examined, the largest witness kept, and one agent's type or lies after another exchanged for
    /// drawn ones, until <see cref="Restarts"/> in a row make it no larger; then it is shrunk as far as it stays as large. This is how to look for the worst
    /// instance of an <see cref="ApproximationRatio{TReport, TOutcome}"/>: claim a factor of 1 and read the witness's size.
    /// </value>
    public WitnessChoice Choice { get; init; }

    /// <summary>Gets who is told how far the search is, after every 64 cases and at the end; null for nobody.</summary>
    public IProgress<SearchProgress>? Progress { get; init; }

    /// <summary>Gets what cases are drawn, in words.</summary>
    internal string CaseWords => Misreports == 0
        ? $"{Ranges.Words(FewestAgents, MostAgents)} agents, {Types}"
        : string.Create(CultureInfo.InvariantCulture, $"{Ranges.Words(FewestAgents, MostAgents)} agents, {Types}, {Misreports} misreports each");

    /// <summary>The same search with another number of agents.</summary>
    /// <param name="agents">Number of agents of every case, at least 1.</param>
    /// <returns>The search.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no agent.</exception>
    public PropertySearch<TReport> WithAgents(int agents) => WithAgents(agents, agents);

    /// <summary>The same search with other numbers of agents.</summary>
    /// <param name="fewest">Fewest agents of a case, at least 1; shrinking stops there.</param>
    /// <param name="most">Most agents, at least the fewest.</param>
    /// <returns>The search.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public PropertySearch<TReport> WithAgents(int fewest, int most)
    {
        Ranges.Require(fewest, most, 1, "agents");
        return this with { FewestAgents = fewest, MostAgents = most };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="claim"/> is null.</exception>
    public Verdict<TWitness> Run<TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, StreamKey key, CancellationToken cancellation = default)
        where TWitness : Witness<TReport, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        CaseShrinker<TReport, TOutcome, TWitness> shrinker = new(claim, Steps());
        (SearchCase<TReport> Case, TWitness Witness)? largest = null;
        int examined = 0;
        foreach (SearchCase<TReport> drawn in For(claim.Scope).Draw(key))
        {
            cancellation.ThrowIfCancellationRequested();
            TWitness? witness = claim.Examine(new(claim.Mechanism, drawn.Truth, drawn.Misreports));
            examined++;
            bool ends = witness is not null && Choice == WitnessChoice.First;
            if (examined % ProgressEvery == 0 || examined == Cases || ends)
            {
                Progress?.Report(new(examined, Cases));
            }

            if (ends)
            {
                TWitness shrunk = shrinker.Shrunk(drawn, witness!, cancellation);
                return new Verdict<TWitness>.Refuted(Restarted(shrinker, shrunk, key, cancellation) ?? shrunk);
            }

            largest = witness is not null && !(largest?.Witness.Size >= witness.Size) ? (drawn, witness) : largest;
        }

        return largest is { } best
            ? new Verdict<TWitness>.Refuted(shrinker.ShrunkAsLarge(Climbed(shrinker, best, key, cancellation), cancellation))
            : new Verdict<TWitness>.NotRefuted(examined);
    }

    /// <summary>The cases that a run with a key examines, in order: to see what the search reaches.</summary>
    /// <param name="key">The root of all random draws.</param>
    /// <returns>The cases, drawn one at a time.</returns>
    public IEnumerable<SearchCase<TReport>> Draw(StreamKey key)
    {
        Gen<SearchCase<TReport>> cases = Drawing().Cases();
        for (int number = 0; number < Cases; number++)
        {
            int size = 1 + (int)((LargestSize - 1L) * number / Math.Max(1, Cases - 1));
            yield return Drawn(cases, key, number, size);
        }
    }

    /// <summary>The cases one step smaller than a case, in the order in which shrinking tries them.</summary>
    /// <param name="start">The case.</param>
    /// <returns>The cases, made one at a time.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="start"/> is null.</exception>
    public IEnumerable<SearchCase<TReport>> Smaller(SearchCase<TReport> start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Steps().From(start);
    }

    /// <summary>Shrinks a witness that any search found, by the steps of <see cref="Smaller"/>: to one that no single step leaves a witness.</summary>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <typeparam name="TWitness">What refutes the claim.</typeparam>
    /// <param name="claim">The claim.</param>
    /// <param name="witness">A witness against it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The shrunk witness; the given one when no step refutes the claim.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public TWitness Shrink<TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, TWitness witness, CancellationToken cancellation = default)
        where TWitness : Witness<TReport, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(witness);
        return new CaseShrinker<TReport, TOutcome, TWitness>(claim, Steps()).Shrunk(new(witness.Truth, witness.Misreports), witness, cancellation);
    }

    /// <summary>Names the search and its settings.</summary>
    /// <returns>For example <c>2000 random cases of 1 to 5 agents, values, 4 misreports each</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Cases} random cases of {CaseWords}");

    /// <summary>How many agents and items a witness has.</summary>
    internal CaseSize SizeOf<TOutcome, TWitness>(TWitness witness)
        where TWitness : Witness<TReport, TOutcome> => new(witness.Agents, Steps().ItemsOf(new(witness.Truth, witness.Misreports)));

    /// <summary>The search without what a claim does not look at.</summary>
    internal PropertySearch<TReport> For(ClaimScope scope) => scope == ClaimScope.Profile ? this with { Misreports = 0 } : this;

    private static SearchCase<TReport> Drawn(Gen<SearchCase<TReport>> cases, StreamKey key, long number, int size)
    {
        ReplaySeed seed = ReplaySeed.Of(key, number);
        return cases.Sample(1, new Rnd(seed.Seed, seed.Gamma), size).First();
    }

    // Single steps can end where only two steps at once lead further, for example two voters who leave together.
    private TWitness? Restarted<TOutcome, TWitness>(
        CaseShrinker<TReport, TOutcome, TWitness> shrinker, TWitness witness, StreamKey key, CancellationToken cancellation)
        where TWitness : Witness<TReport, TOutcome>
    {
        long number = 1L + int.MaxValue;
        foreach (CaseSize scale in Steps().ScalesBelow(new(witness.Truth, witness.Misreports)))
        {
            Gen<SearchCase<TReport>> cases = Drawing().CasesOf(scale);
            for (int restart = 0; restart < Restarts; restart++)
            {
                cancellation.ThrowIfCancellationRequested();
                SearchCase<TReport> drawn = Drawn(cases, key, number++, RestartSize);
                if (shrinker.Examined(drawn) is { } found)
                {
                    return shrinker.Shrunk(drawn, found, cancellation);
                }
            }
        }

        return null;
    }

    // Neighbors of the largest case, until so many in a row are no larger; their numbers begin behind those of restarts.
    private (SearchCase<TReport> Case, TWitness Witness) Climbed<TOutcome, TWitness>(
        CaseShrinker<TReport, TOutcome, TWitness> shrinker, (SearchCase<TReport> Case, TWitness Witness) best, StreamKey key, CancellationToken cancellation)
        where TWitness : Witness<TReport, TOutcome>
    {
        CaseDraw<TReport> drawing = For(shrinker.Claim.Scope).Drawing();
        CaseSize scale = new(best.Case.Agents, Types.AreItemsAgents ? best.Case.Agents : Steps().ItemsOf(best.Case));
        const long First = 1L << 32;
        long last = First + (LongestClimb * (long)Restarts);
        long number = First;
        for (int failures = 0; failures < Restarts && number < last; failures++)
        {
            cancellation.ThrowIfCancellationRequested();
            SearchCase<TReport> neighbor = Drawn(drawing.NeighborsOf(best.Case, scale), key, number++, RestartSize);
            if (shrinker.Examined(neighbor) is { } witness && witness.Size > best.Witness.Size)
            {
                (best, failures) = ((neighbor, witness), -1);
            }
        }

        return best;
    }

    private CaseDraw<TReport> Drawing() => new(Types, FewestAgents, MostAgents, Misreports);

    private CaseSteps<TReport> Steps() => new(Types, FewestAgents);
}
