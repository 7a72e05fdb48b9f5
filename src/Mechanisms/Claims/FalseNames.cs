using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>An agent gains by appearing under several names: who, what each name reports, what it gains and both outcomes.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
public sealed record FalseNames<TReport, TOutcome> : Witness<TReport, TOutcome>
{
    internal FalseNames(
        string statement, Sequence<TReport> truth, int agent, Sequence<TReport> reports, Rational gain,
        Lottery<TOutcome> outcome, Lottery<TOutcome> after)
        : base(statement, truth, outcome)
    {
        Agent = agent;
        Reports = reports;
        Size = gain;
        After = after;
    }

    /// <summary>Gets the agent.</summary>
    public int Agent { get; }

    /// <summary>Gets what its names report: the first in the agent's own place, the others after all agents.</summary>
    public Sequence<TReport> Reports { get; }

    /// <summary>Gets what the names earn together over the truth under one name, positive.</summary>
    public override Rational Size { get; }

    /// <summary>Gets what the mechanism makes of the names while the others are truthful.</summary>
    public Lottery<TOutcome> After { get; }

    /// <inheritdoc/>
    public override Sequence<Sequence<TReport>> Misreports => Sequence.Of(Agents, agent => agent == Agent ? Reports : default);

    /// <inheritdoc/>
    public override string Explain()
    {
        TReport[] reported = [.. Truth, .. Reports.Skip(1)];
        reported[Agent] = Reports[0];
        return $"Agent {Agent} has type {ClaimText.Of(Truth[Agent])}, appears as {Reports.Count} agents who report {Reports} and gains {Size}.\n"
            + $"  truth {Truth} gives {Outcome}\n"
            + $"  names {reported.ToSequence()} gives {After}";
    }
}
