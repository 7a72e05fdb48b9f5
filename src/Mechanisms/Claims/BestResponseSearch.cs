using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims;

/// <summary>Looks for the best misreport among numbers: a grid, points close to the truth and to the others' types, then ever finer grids around the best.</summary>
/// <remarks>
/// At every profile of a finite domain of types, each agent tries <see cref="Points"/> reports spread evenly over
/// [<see cref="Lowest"/>, <see cref="Highest"/>], and reports just above, at and below its own type and the others'. When something pays, each
/// refinement tries the neighbors of the lie at half the distance and keeps the larger gain. All numbers are exact. A continuum is not exhausted: the
/// verdict is never a proof; it counts one case for each report of each agent, one for each profile where the claim compares none. The witness is the first profile's, the last agent's type changing fastest.
/// <para>Time per profile: agents · (points + agents · refinements) outcomes. Single-threaded search, thread-safe settings.</para>
/// </remarks>
public sealed record BestResponseSearch : ISearch<Rational>
{
    private const int Around = 2;

    /// <summary>Initializes a search.</summary>
    /// <param name="types">The true types to look at.</param>
    /// <param name="lowest">Lowest report.</param>
    /// <param name="highest">Highest report, above the lowest.</param>
    /// <exception cref="ArgumentNullException"><paramref name="types"/> is null.</exception>
    /// <exception cref="ArgumentException">The highest report is not above the lowest.</exception>
    public BestResponseSearch(FiniteDomain<Rational> types, Rational lowest, Rational highest)
    {
        ArgumentNullException.ThrowIfNull(types);
        if (highest <= lowest)
        {
            throw new ArgumentException(
                $"The highest report must be above the lowest; got {lowest} and {highest}. Exchange them, or widen the range.", nameof(highest));
        }

        Types = types;
        Lowest = lowest;
        Highest = highest;
    }

    /// <summary>Gets the true types to look at.</summary>
    public FiniteDomain<Rational> Types { get; }

    /// <summary>Gets the lowest report.</summary>
    public Rational Lowest { get; }

    /// <summary>Gets the highest report.</summary>
    public Rational Highest { get; }

    /// <summary>Gets the number of reports spread evenly over the range.</summary>
    /// <value>At least 2; 17 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 2.</exception>
    public int Points
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    }

    = 17;

    /// <summary>Gets how often the distance between reports is halved.</summary>
    /// <value>At least 0; 12 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Refinements
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 12;

    /// <summary>Gets the distance between neighbors of the first grid.</summary>
    public Rational Step => (Highest - Lowest) / (Points - 1);

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="claim"/> is null.</exception>
    public Verdict<TWitness> Run<TOutcome, TWitness>(
        Claim<Rational, TOutcome, TWitness> claim, StreamKey key, CancellationToken cancellation = default)
        where TWitness : Witness<Rational, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        long cases = 0;
        foreach (Sequence<Rational> truth in Types.Profiles())
        {
            cancellation.ThrowIfCancellationRequested();
            Sequence<Rational> spread = claim.Scope == ClaimScope.Profile ? default : Spread(truth);
            Sequence<Sequence<Rational>> misreports = Sequence.Of(truth.Count, _ => spread);
            cases += Math.Max(1, misreports.Sum(list => (long)list.Count));
            if (claim.Examine(new(claim.Mechanism, truth, misreports)) is { } witness)
            {
                return new Verdict<TWitness>.Refuted(Refine(claim, witness));
            }
        }

        return new Verdict<TWitness>.NotRefuted(cases);
    }

    /// <summary>Names the search and its settings.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"best responses in [{Lowest}, {Highest}], {Points} points, {Refinements} refinements, {Types}");

    private TWitness Refine<TOutcome, TWitness>(Claim<Rational, TOutcome, TWitness> claim, TWitness witness)
        where TWitness : Witness<Rational, TOutcome>
    {
        Rational step = Step;
        for (int refinement = 0; refinement < Refinements; refinement++)
        {
            step /= 2;
            Rational half = step;
            Sequence<Sequence<Rational>> closer =
                [.. witness.Misreports.Select(list => list.SelectMany(report => Neighbors(report, half)).Distinct().ToSequence())];
            witness = claim.Examine(new(claim.Mechanism, witness.Truth, closer)) is { } found && found.Size > witness.Size ? found : witness;
        }

        return witness;
    }

    private Sequence<Rational> Spread(Sequence<Rational> truth)
    {
        Rational least = Step / Rational.PowerOfTwo(Refinements);
        IEnumerable<Rational> even = Enumerable.Range(0, Points).Select(point => Lowest + (point * Step));
        IEnumerable<Rational> close = truth.Distinct().SelectMany(type => Neighbors(type, least));
        return [.. even.Concat(close).Distinct()];
    }

    private IEnumerable<Rational> Neighbors(Rational report, Rational step) => Enumerable.Range(-Around, (2 * Around) + 1)
        .Select(place => report + (place * step)).Where(point => point >= Lowest && point <= Highest);
}
