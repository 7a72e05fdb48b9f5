using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification.Catalogue;

/// <summary>One line of the truth table: a claim about a rule, whether it holds, and where that is shown.</summary>
/// <remarks>
/// A line that holds names a finite domain, on which an exhaustive search proves it, and a random search, which looks for a witness beyond that
/// domain: other numbers, more agents, more items. A line that fails names a small domain, on which an exhaustive search finds a witness, the
/// random search that shrinks it, and how large the shrunk witness may be: as the instance of the literature. Make lines with <c>Holds</c> and
/// <see cref="Fails"/>. Immutable and thread-safe.
/// </remarks>
public abstract record TruthTableLine
{
    private protected TruthTableLine(string rule, string property, CaseSize? largest, string domain)
    {
        Rule = rule;
        Property = property;
        LargestWitness = largest;
        DomainWords = domain;
    }

    /// <summary>Gets the name of the rule.</summary>
    public string Rule { get; }

    /// <summary>Gets the settings of the rule in words, where it has any that its name does not say: click rates, priorities, costs; empty without.</summary>
    public string Setting { get; init; } = string.Empty;

    /// <summary>Gets the settings of the larger instance that random cases are searched of; empty where it is the same.</summary>
    public string SampledSetting { get; init; } = string.Empty;

    /// <summary>Gets the rule and its settings.</summary>
    public string RuleWords => Setting.Length == 0 ? Rule : $"{Rule}, {Setting}";

    /// <summary>Gets the property claimed of it.</summary>
    public string Property { get; }

    /// <summary>Gets a value indicating whether the claim is true.</summary>
    public bool IsTrue => LargestWitness is null;

    /// <summary>Gets the size of the literature's instance, which the witness of a line that fails must not exceed; null for a line that holds.</summary>
    public CaseSize? LargestWitness { get; }

    /// <summary>Gets the domain in words.</summary>
    public string DomainWords { get; }

    /// <summary>Gets where random cases come from, in words; empty for a line that fails.</summary>
    public abstract string SampleWords { get; }

    /// <summary>Tells whether random cases leave the domain: with other types, other reports or another number of agents.</summary>
    /// <returns>Whether one of the first thousand does, or the random cases are of a larger instance of the rule.</returns>
    public abstract bool SamplesBeyondDomain();

    /// <summary>A claim that is true, a domain on which an exhaustive search proves it, and where random cases of it come from.</summary>
    /// <typeparam name="TReport">A type, and a report.</typeparam>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <typeparam name="TWitness">What would refute the claim.</typeparam>
    /// <param name="claim">The claim.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="sampling">The random search; its number of cases is set by <see cref="Sample"/>.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TruthTableLine<TReport, TOutcome, TWitness> Holds<TReport, TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, FiniteDomain<TReport> domain, PropertySearch<TReport> sampling)
        where TWitness : Witness<TReport, TOutcome> => Holds(claim, domain, sampling, claim);

    /// <summary>A claim that is true, with the same claim of a larger instance of the rule for random cases: more schools, other costs.</summary>
    /// <typeparam name="TReport">A type, and a report.</typeparam>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <typeparam name="TWitness">What would refute the claim.</typeparam>
    /// <param name="claim">The claim.</param>
    /// <param name="domain">The domain on which an exhaustive search proves it.</param>
    /// <param name="sampling">The random search; its number of cases is set by <see cref="Sample"/>.</param>
    /// <param name="larger">The claim that is searched at random.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The larger claim is of another rule or property.</exception>
    public static TruthTableLine<TReport, TOutcome, TWitness> Holds<TReport, TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim,
        FiniteDomain<TReport> domain,
        PropertySearch<TReport> sampling,
        Claim<TReport, TOutcome, TWitness> larger)
        where TWitness : Witness<TReport, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(sampling);
        ArgumentNullException.ThrowIfNull(larger);
        return larger.Statement == claim.Statement
            ? new(claim, domain, larger, sampling, null)
            : throw new ArgumentException(
                $"The larger instance must be of the same claim; got that {larger} beside that {claim}. Write two lines.", nameof(larger));
    }

    /// <summary>A claim that is false, and a small domain on which a search refutes it.</summary>
    /// <typeparam name="TReport">A type, and a report.</typeparam>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <typeparam name="TWitness">What refutes the claim.</typeparam>
    /// <param name="claim">The claim.</param>
    /// <param name="domain">A small domain that holds a witness.</param>
    /// <param name="shrinking">The random search whose steps shrink the witness, down to its fewest agents and items.</param>
    /// <param name="largest">How large the shrunk witness may be.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TruthTableLine<TReport, TOutcome, TWitness> Fails<TReport, TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, FiniteDomain<TReport> domain, PropertySearch<TReport> shrinking, CaseSize largest)
        where TWitness : Witness<TReport, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(shrinking);
        return new(claim, domain, claim, shrinking, largest);
    }

    /// <summary>Searches the whole domain, and shrinks the witness of a line that fails.</summary>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The verdict in words and the witness, if any.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public abstract TruthTableFinding Search(CancellationToken cancellation = default);

    /// <summary>Searches random cases of a line that holds.</summary>
    /// <param name="cases">Number of cases, at least 1.</param>
    /// <param name="key">The root of all random draws.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The verdict in words and the witness, if any; null for a line that fails, which needs one witness and has it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no case.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public abstract TruthTableFinding? Sample(int cases, StreamKey key, CancellationToken cancellation = default);

    /// <summary>Hands the line to a reader that wants its types.</summary>
    /// <typeparam name="TResult">What the reader makes of it.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <returns>What the reader makes of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    public abstract TResult Accept<TResult>(ITruthTableReader<TResult> reader);

    /// <summary>Writes sign, rule with settings, and property.</summary>
    /// <returns>For example <c>(+) second-price auction: strategyproof</c>.</returns>
    public sealed override string ToString() => $"({(IsTrue ? '+' : '-')}) {RuleWords}: {Property}";
}
