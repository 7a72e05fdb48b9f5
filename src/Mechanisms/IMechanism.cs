namespace Mechanisms;

/// <summary>A direct mechanism: every agent reports a type, and the reports alone decide a lottery over outcomes.</summary>
/// <remarks>
/// Running is pure: the same reports give the same lottery, with exact weights, and nothing is drawn. A mechanism without chance is a
/// <see cref="DeterministicMechanism{TReport, TOutcome}"/>, one that draws a deterministic mechanism first is a
/// <see cref="MixedMechanism{TReport, TOutcome}"/>. Implementations are immutable and safe to share between threads.
/// </remarks>
/// <typeparam name="TReport">What an agent reports, which is also the kind of its true type: a bid, a preference order, a location.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides; compared by value.</typeparam>
public interface IMechanism<TReport, TOutcome>
{
    /// <summary>Gets the name that claims and witnesses use, in lower case with its article left out: <c>second-price auction</c>.</summary>
    string Name { get; }

    /// <summary>Decides on reports.</summary>
    /// <param name="reports">Reports, shape [agent]. Some mechanisms ask for a minimum number of agents, or for an exact one.</param>
    /// <returns>The lottery over outcomes.</returns>
    /// <exception cref="ArgumentException">The reports are not what the mechanism asks for.</exception>
    Lottery<TOutcome> Run(ReadOnlySpan<TReport> reports);
}
