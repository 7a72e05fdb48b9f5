using Mechanisms.Claims;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>A claim that counts how many cases were examined: drawn ones, steps of shrinking, and restarts.</summary>
internal sealed record CountedClaim<TReport, TOutcome, TWitness>(Claim<TReport, TOutcome, TWitness> Inner)
    : Claim<TReport, TOutcome, TWitness>(Inner.Mechanism)
    where TWitness : Witness<TReport, TOutcome>
{
    private int examined;

    public int Examined => examined;

    public override string Property => Inner.Property;

    public override ClaimScope Scope => Inner.Scope;

    public override TWitness? Examine(Situation<TReport, TOutcome> situation)
    {
        examined++;
        return Inner.Examine(situation);
    }
}
