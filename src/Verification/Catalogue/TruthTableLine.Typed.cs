using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification.Catalogue;

/// <summary>A line of the truth table with its claim, its domain and its random search.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <typeparam name="TWitness">What refutes the claim.</typeparam>
public sealed record TruthTableLine<TReport, TOutcome, TWitness> : TruthTableLine
    where TWitness : Witness<TReport, TOutcome>
{
    internal TruthTableLine(
        Claim<TReport, TOutcome, TWitness> claim, FiniteDomain<TReport> domain, Claim<TReport, TOutcome, TWitness> sampled, PropertySearch<TReport>? sampling)
        : base(claim.Mechanism.Name, claim.Property, sampling is not null, domain.Words)
    {
        Claim = claim;
        Domain = domain;
        Sampled = sampled;
        Sampling = sampling?.For(claim.Scope);
    }

    /// <summary>Gets the claim.</summary>
    public Claim<TReport, TOutcome, TWitness> Claim { get; }

    /// <summary>Gets the domain.</summary>
    public FiniteDomain<TReport> Domain { get; }

    /// <summary>Gets the claim of which random cases are searched: the same, or that of a larger instance of the rule.</summary>
    public Claim<TReport, TOutcome, TWitness> Sampled { get; }

    /// <summary>Gets where random cases come from; null for a line that fails.</summary>
    public PropertySearch<TReport>? Sampling { get; }

    /// <inheritdoc/>
    public override string SampleWords => Sampling is null ? string.Empty
        : SampledSetting.Length == 0 ? Sampling.CaseWords : $"{Sampling.CaseWords}, {SampledSetting}";

    /// <inheritdoc/>
    public override TruthTableFinding Search(CancellationToken cancellation = default) =>
        TruthTableFinding.Of(this, Claim.Check(new ExhaustiveSearch<TReport>(Domain), default, cancellation));

    /// <inheritdoc/>
    public override TruthTableFinding? Sample(int cases, StreamKey key, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        return Sampling is null ? null : TruthTableFinding.Of(this, Sampled.Check(Sampling with { Cases = cases }, key, cancellation));
    }

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ITruthTableReader<TResult> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Read(this);
    }
}
