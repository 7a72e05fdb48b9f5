namespace Mechanisms;

/// <summary>A direct mechanism that leaves nothing to chance.</summary>
/// <remarks>A rule implements <see cref="Decide"/> and <see cref="Name"/>; searches call <see cref="Decide"/> and build no lottery.</remarks>
/// <typeparam name="TReport">What an agent reports.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides; compared by value.</typeparam>
public abstract record DeterministicMechanism<TReport, TOutcome> : IMechanism<TReport, TOutcome>
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>Decides on reports.</summary>
    /// <param name="reports">Reports, shape [agent].</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="ArgumentException">The reports are not what the mechanism asks for.</exception>
    public abstract TOutcome Decide(ReadOnlySpan<TReport> reports);

    /// <inheritdoc/>
    public Lottery<TOutcome> Run(ReadOnlySpan<TReport> reports) => Lottery.Certain(Decide(reports));

    /// <summary>Gives the name of the mechanism.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public sealed override string ToString() => Name;
}
