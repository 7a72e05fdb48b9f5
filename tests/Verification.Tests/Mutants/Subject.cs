using Mechanisms.Claims;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>A rule with a claim about it and the search that is to find out: a slip that must be refuted, or an original that must not.</summary>
/// <param name="Name">The slip, or the rule.</param>
/// <param name="Terms">The claim and the search, in words.</param>
/// <param name="Search">Searches with a key and a number of cases.</param>
internal sealed record Subject(string Name, string Terms, Func<StreamKey, int, Searched> Search)
{
    public const int DefaultCases = 2_000;

    /// <summary>Gets the name of the rule of the library that a slip was made in; empty for an original.</summary>
    public string Original { get; private init; } = string.Empty;

    public static Subject Of<TReport, TOutcome, TWitness>(
        string name, Claim<TReport, TOutcome, TWitness> claim, PropertySearch<TReport> search)
        where TWitness : Witness<TReport, TOutcome> =>
        new(name, $"{claim.Property}: {search}", (key, cases) =>
        {
            CountedClaim<TReport, TOutcome, TWitness> counted = new(claim);
            string? witness = counted.Check(search with { Cases = cases }, key).Match<string?>(_ => null, _ => null, refuted => refuted.Witness.ToString());
            return new(witness, counted.Examined);
        });

    /// <summary>Slips in a rule of the library.</summary>
    public static IEnumerable<Subject> Slips(string original, params IEnumerable<Subject> slips) =>
        slips.Select(slip => slip with { Original = original });

    public override string ToString() => Name;
}
