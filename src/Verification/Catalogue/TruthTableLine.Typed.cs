using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Verification.Catalogue;

/// <summary>A line of the truth table with its claim, its domain and its random search.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <typeparam name="TWitness">What refutes the claim.</typeparam>
public sealed record TruthTableLine<TReport, TOutcome, TWitness> : TruthTableLine
    where TWitness : Witness<TReport, TOutcome>
{
    internal TruthTableLine(
        Claim<TReport, TOutcome, TWitness> claim,
        FiniteDomain<TReport> domain,
        Claim<TReport, TOutcome, TWitness> sampled,
        PropertySearch<TReport> sampling,
        CaseSize? largest)
        : base(claim.Mechanism.Name, claim.Property, largest, domain.Words)
    {
        Claim = claim;
        Domain = domain;
        Sampled = sampled;
        Sampling = sampling.For(claim.Scope);
    }

    /// <summary>Gets the claim.</summary>
    public Claim<TReport, TOutcome, TWitness> Claim { get; }

    /// <summary>Gets the domain.</summary>
    public FiniteDomain<TReport> Domain { get; }

    /// <summary>Gets the claim of which random cases are searched: the same, or that of a larger instance of the rule.</summary>
    public Claim<TReport, TOutcome, TWitness> Sampled { get; }

    /// <summary>Gets where random cases come from, and how a witness is shrunk.</summary>
    public PropertySearch<TReport> Sampling { get; }

    /// <inheritdoc/>
    public override string SampleWords => !IsTrue ? string.Empty
        : SampledSetting.Length == 0 ? Sampling.CaseWords : $"{Sampling.CaseWords}, {SampledSetting}";

    /// <inheritdoc/>
    public override bool SamplesBeyondDomain()
    {
        const int First = 1_000;
        return !ReferenceEquals(Claim, Sampled) || (Sampling with { Cases = First }).Draw(TruthTableCensus.DefaultKey).Any(IsBeyond);
    }

    /// <inheritdoc/>
    public override TruthTableFinding Search(CancellationToken cancellation = default)
    {
        Verdict<TWitness> verdict = Claim.Check(new ExhaustiveSearch<TReport>(Domain), default, cancellation);
        return TruthTableFinding.Of(this, !IsTrue && verdict is Verdict<TWitness>.Refuted refuted
            ? new Verdict<TWitness>.Refuted(Sampling.Shrink(Claim, refuted.Witness, cancellation))
            : verdict);
    }

    /// <inheritdoc/>
    public override TruthTableFinding? Sample(int cases, StreamKey key, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        return !IsTrue ? null : TruthTableFinding.Of(this, Sampled.Check(Sampling with { Cases = cases }, key, cancellation));
    }

    /// <summary>Puts a verdict on the claim, of any search, beside what the line says.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="verdict"/> is null.</exception>
    public TruthTableFinding Found(Verdict<TWitness> verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return TruthTableFinding.Of(this, verdict);
    }

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ITruthTableReader<TResult> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Read(this);
    }

    private bool IsBeyond(SearchCase<TReport> drawn) => drawn.Agents != Domain.Agents
        || Enumerable.Range(0, drawn.Agents).Any(agent => !Domain.Types[agent].Contains(drawn.Truth[agent])
            || drawn.Misreports[agent].Any(report => !Domain.Reports[agent].Contains(report)));
}
