namespace Mechanisms;

/// <summary>A mechanism that draws a deterministic mechanism, without looking at the reports, and runs it.</summary>
/// <remarks>
/// Two mixtures with the same lottery on all reports may differ in their support: random rank and the random dictator do, and only the
/// first has a support of anonymous mechanisms. Claims about the support, universal truthfulness first, need this type.
/// </remarks>
/// <typeparam name="TReport">What an agent reports.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides; compared by value.</typeparam>
public abstract record MixedMechanism<TReport, TOutcome> : IMechanism<TReport, TOutcome>
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>The lottery over deterministic mechanisms, before any report is seen.</summary>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <returns>The mechanisms and their weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mechanism is not defined for that many agents.</exception>
    public abstract Lottery<DeterministicMechanism<TReport, TOutcome>> Support(int agents);

    /// <inheritdoc/>
    public Lottery<TOutcome> Run(ReadOnlySpan<TReport> reports)
    {
        Lottery<DeterministicMechanism<TReport, TOutcome>> support = Support(reports.Length);
        Chance<TOutcome>[] chances = new Chance<TOutcome>[support.Chances.Count];
        for (int index = 0; index < chances.Length; index++)
        {
            Chance<DeterministicMechanism<TReport, TOutcome>> drawn = support.Chances[index];
            chances[index] = new(drawn.Outcome.Decide(reports), drawn.Weight);
        }

        return Lottery.Of<TOutcome>(chances);
    }

    /// <summary>Gives the name of the mechanism.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public sealed override string ToString() => Name;
}
