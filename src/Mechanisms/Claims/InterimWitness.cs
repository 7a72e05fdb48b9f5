using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>An agent of some type expects more from a lie, or from staying out, than from the truth, before it knows the others' types.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
public sealed record InterimWitness<TReport, TOutcome> : Witness<TReport, TOutcome>
{
    internal InterimWitness(
        string statement, Sequence<TReport> truth, int agent, Sequence<TReport> lie, Rational size, Lottery<TOutcome> outcome, Lottery<TOutcome> after)
        : base(statement, truth, outcome)
    {
        Agent = agent;
        Lie = lie;
        Size = size;
        After = after;
    }

    /// <summary>Gets the agent.</summary>
    public int Agent { get; }

    /// <summary>Gets what the agent reports instead, one report; empty when it stays out.</summary>
    public Sequence<TReport> Lie { get; }

    /// <summary>Gets what the lie or staying out earns in expectation, positive.</summary>
    public override Rational Size { get; }

    /// <summary>Gets the interim lottery after the lie; that after the truth when the agent stays out.</summary>
    public Lottery<TOutcome> After { get; }

    /// <inheritdoc/>
    /// <remarks>Only the agent's own type matters: the types of the others are averaged by the prior.</remarks>
    public override Sequence<Sequence<TReport>> Misreports => Sequence.Of(Agents, agent => agent == Agent ? Lie : default);

    /// <inheritdoc/>
    public override string Explain()
    {
        string deed = Lie.Count == 0 ? "stays out" : $"reports {ClaimText.Of(Lie[0])}";
        string truth = $"Agent {Agent} has type {ClaimText.Of(Truth[Agent])}, {deed} and gains {Size} (expected utility, others by the prior).\n"
            + $"  truth gives {Outcome}";
        return Lie.Count == 0 ? truth : $"{truth}\n  lie   gives {After}";
    }
}
