using System.Globalization;
using System.Text.RegularExpressions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Tests.Claims;

/// <summary>What every test of a claim asks of its verdict.</summary>
internal static class Verdicts
{
    /// <summary>The claim is proved on the whole domain.</summary>
    public static string RequireProof<TReport, TOutcome, TWitness>(Claim<TReport, TOutcome, TWitness> claim, FiniteDomain<TReport> domain)
        where TWitness : Witness<TReport, TOutcome>
    {
        Verdict<TWitness> verdict = claim.Check(new ExhaustiveSearch<TReport>(domain));
        return Assert.IsType<Verdict<TWitness>.Proved>(verdict.ThrowIfRefuted()).Domain;
    }

    /// <summary>The claim is refuted by a witness with a positive size that replays.</summary>
    public static TWitness RequireWitness<TReport, TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, FiniteDomain<TReport> domain, WitnessChoice choice = WitnessChoice.First)
        where TWitness : Witness<TReport, TOutcome>
    {
        Verdict<TWitness> verdict = claim.Check(new ExhaustiveSearch<TReport>(domain) { Choice = choice });
        TWitness witness = Assert.IsType<Verdict<TWitness>.Refuted>(verdict).Witness;
        RequireReplay(claim, witness);
        return witness;
    }

    /// <summary>The witness's case alone refutes the claim again, by the same size; an agent named in words is named as data.</summary>
    public static void RequireReplay<TReport, TOutcome, TWitness>(Claim<TReport, TOutcome, TWitness> claim, TWitness witness)
        where TWitness : Witness<TReport, TOutcome>
    {
        Assert.True(witness.Size.Sign > 0);
        Assert.Equal(witness.Size, Assert.IsType<Verdict<TWitness>.Refuted>(claim.Replay(witness)).Witness.Size);
        Assert.Equal(witness.ToString(), Assert.IsType<Verdict<TWitness>.Refuted>(claim.Replay(witness)).Witness.ToString());
        Assert.StartsWith($"Refuted: {claim.Statement}", witness.ToString(), StringComparison.Ordinal);
        if (witness is Violation<TReport, TOutcome> violation && Regex.Match(violation.Reason, @"^Agent (\d+) ") is { Success: true } named)
        {
            Assert.Equal(named.Groups[1].Value, violation.Agent?.ToString(CultureInfo.InvariantCulture));
        }
    }
}
