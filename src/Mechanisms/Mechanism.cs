using Mechanisms.Foundations.Numerics;

namespace Mechanisms;

/// <summary>Makes mechanisms from functions, so that code outside this library can be checked as it is.</summary>
public static class Mechanism
{
    /// <summary>Wraps a function that decides without chance.</summary>
    /// <typeparam name="TReport">What an agent reports.</typeparam>
    /// <typeparam name="TOutcome">What is decided; compared by value, so a record rather than an array.</typeparam>
    /// <param name="name">Name for messages.</param>
    /// <param name="decide">The outcome of reports, shape [agent]; pure.</param>
    /// <returns>The mechanism.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static DeterministicMechanism<TReport, TOutcome> Deterministic<TReport, TOutcome>(
        string name, Func<Sequence<TReport>, TOutcome> decide)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(decide);
        return new Deciding<TReport, TOutcome>(name, decide);
    }

    /// <summary>Wraps a function that decides by lottery.</summary>
    /// <typeparam name="TReport">What an agent reports.</typeparam>
    /// <typeparam name="TOutcome">What is decided; compared by value, so a record rather than an array.</typeparam>
    /// <param name="name">Name for messages.</param>
    /// <param name="run">The lottery after reports, shape [agent]; pure.</param>
    /// <returns>The mechanism.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IMechanism<TReport, TOutcome> Randomized<TReport, TOutcome>(
        string name, Func<Sequence<TReport>, Lottery<TOutcome>> run)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(run);
        return new Drawing<TReport, TOutcome>(name, run);
    }

    private sealed record Deciding<TReport, TOutcome>(string Called, Func<Sequence<TReport>, TOutcome> Rule)
        : DeterministicMechanism<TReport, TOutcome>
    {
        public override string Name => Called;

        public override TOutcome Decide(ReadOnlySpan<TReport> reports) => Rule(Sequence.Create(reports));
    }

    private sealed record Drawing<TReport, TOutcome>(string Name, Func<Sequence<TReport>, Lottery<TOutcome>> Rule)
        : IMechanism<TReport, TOutcome>
    {
        public Lottery<TOutcome> Run(ReadOnlySpan<TReport> reports) => Rule(Sequence.Create(reports));

        public override string ToString() => Name;
    }
}
