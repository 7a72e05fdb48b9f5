using Mechanisms.Domains;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims.Catalogue;

/// <summary>A line of the truth table with its claim and its domain.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <typeparam name="TWitness">What refutes the claim.</typeparam>
public sealed record TruthTableLine<TReport, TOutcome, TWitness> : TruthTableLine
    where TWitness : Witness<TReport, TOutcome>
{
    internal TruthTableLine(Claim<TReport, TOutcome, TWitness> claim, FiniteDomain<TReport> domain, bool isTrue)
        : base(claim.Mechanism.Name, claim.Property, isTrue, domain.Words)
    {
        Claim = claim;
        Domain = domain;
    }

    /// <summary>Gets the claim.</summary>
    public Claim<TReport, TOutcome, TWitness> Claim { get; }

    /// <summary>Gets the domain.</summary>
    public FiniteDomain<TReport> Domain { get; }

    /// <inheritdoc/>
    public override TruthTableFinding Search(CancellationToken cancellation = default) =>
        TruthTableFinding.Of(this, Claim.Check(new ExhaustiveSearch<TReport>(Domain), default, cancellation));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ITruthTableReader<TResult> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Read(this);
    }
}
