using Mechanisms.Claims;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>A rule with a claim about it and the search that is to find out: a slip that must be refuted, or an original that must not.</summary>
internal sealed record Subject(string Name, Func<StreamKey, int, string?> WitnessAgainst)
{
    public const int DefaultCases = 2_000;

    public static Subject Of<TReport, TOutcome, TWitness>(
        string name, Claim<TReport, TOutcome, TWitness> claim, PropertySearch<TReport> search)
        where TWitness : Witness<TReport, TOutcome> =>
        new(name, (key, cases) => claim.Check(search with { Cases = cases }, key).Match<string?>(
            _ => null, _ => null, refuted => refuted.Witness.ToString()));

    public override string ToString() => Name;
}
