using Mechanisms.Domains;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims.Catalogue;

/// <summary>One line of the truth table: a claim about a rule, whether it holds, and the finite domain on which that is shown.</summary>
/// <remarks>
/// A line that fails names the smallest domain that the literature has an instance in; its witness is found there, so it is no larger.
/// Make lines with <see cref="Holds"/> and <see cref="Fails"/>. Immutable and thread-safe.
/// </remarks>
public abstract record TruthTableLine
{
    private protected TruthTableLine(string rule, string property, bool isTrue, string domain)
    {
        Rule = rule;
        Property = property;
        IsTrue = isTrue;
        DomainWords = domain;
    }

    /// <summary>Gets the name of the rule.</summary>
    public string Rule { get; }

    /// <summary>Gets the property claimed of it.</summary>
    public string Property { get; }

    /// <summary>Gets a value indicating whether the claim is true.</summary>
    public bool IsTrue { get; }

    /// <summary>Gets the domain in words.</summary>
    public string DomainWords { get; }

    /// <summary>A claim that is true, and a domain on which an exhaustive search proves it.</summary>
    /// <typeparam name="TReport">A type, and a report.</typeparam>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <typeparam name="TWitness">What would refute the claim.</typeparam>
    /// <param name="claim">The claim.</param>
    /// <param name="domain">The domain.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TruthTableLine<TReport, TOutcome, TWitness> Holds<TReport, TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, FiniteDomain<TReport> domain)
        where TWitness : Witness<TReport, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(domain);
        return new(claim, domain, isTrue: true);
    }

    /// <summary>A claim that is false, and a small domain on which a search refutes it.</summary>
    /// <typeparam name="TReport">A type, and a report.</typeparam>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <typeparam name="TWitness">What refutes the claim.</typeparam>
    /// <param name="claim">The claim.</param>
    /// <param name="domain">The smallest domain known to hold a witness.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TruthTableLine<TReport, TOutcome, TWitness> Fails<TReport, TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, FiniteDomain<TReport> domain)
        where TWitness : Witness<TReport, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(domain);
        return new(claim, domain, isTrue: false);
    }

    /// <summary>Searches the whole domain.</summary>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The verdict in words and the witness, if any.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public abstract TruthTableFinding Search(CancellationToken cancellation = default);

    /// <summary>Hands the line to a reader that wants its types.</summary>
    /// <typeparam name="TResult">What the reader makes of it.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <returns>What the reader makes of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    public abstract TResult Accept<TResult>(ITruthTableReader<TResult> reader);

    /// <summary>Writes rule, sign and property.</summary>
    /// <returns>For example <c>(+) second-price auction: strategyproof</c>.</returns>
    public sealed override string ToString() => $"({(IsTrue ? '+' : '-')}) {Rule}: {Property}";
}
