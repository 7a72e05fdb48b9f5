using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Claims;

/// <summary>One agent gains by a misreport: who, with which type, what it reports instead, what it gains and both outcomes.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
public sealed record Manipulation<TReport, TOutcome> : Witness<TReport, TOutcome>
{
    internal Manipulation(
        string statement, Sequence<TReport> truth, int agent, TReport report, Rational gain, string unit, Lottery<TOutcome> outcome, Lottery<TOutcome> after)
        : base(statement, truth, outcome)
    {
        Agent = agent;
        Report = report;
        Gain = gain;
        Unit = unit;
        After = after;
    }

    /// <summary>Gets the agent who lies.</summary>
    public int Agent { get; }

    /// <summary>Gets the true type of the agent.</summary>
    public TReport Type => Truth[Agent];

    /// <summary>Gets what the agent reports instead.</summary>
    public TReport Report { get; }

    /// <summary>Gets what the lie earns, positive, in <see cref="Unit"/>.</summary>
    public Rational Gain { get; }

    /// <inheritdoc/>
    public override Rational Size => Gain;

    /// <summary>Gets what the gain counts: utility, ranks, or probability.</summary>
    public string Unit { get; }

    /// <summary>Gets what the mechanism makes of the lie while the others are truthful.</summary>
    public Lottery<TOutcome> After { get; }

    /// <summary>Gets the lie as a deviation, with the gain rounded to a double.</summary>
    public Deviation<TReport> Deviation => new(Agent, Type, Report, Gain.ToDouble());

    /// <inheritdoc/>
    public override Sequence<Sequence<TReport>> Misreports =>
        Sequence.Of(Agents, agent => agent == Agent ? (Sequence<TReport>)[Report] : default);

    internal static Manipulation<TReport, TOutcome>? Of(
        string statement, string unit, Situation<TReport, TOutcome> situation, ProfitableDeviation? lie) =>
        lie is not { } found ? null : new(
            statement, situation.Truth, found.Player, situation.Misreports(found.Player)[found.Alternative], found.Gain, unit,
            situation.Outcome, situation.After(found.Player, found.Alternative));

    internal Manipulation<TReport, TOutcome> About(string statement) =>
        new(statement, Truth, Agent, Report, Gain, Unit, Outcome, After);

    /// <inheritdoc/>
    public override string Explain()
    {
        TReport[] reported = Truth.Span.ToArray();
        reported[Agent] = Report;
        return $"Agent {Agent} has type {ClaimText.Of(Type)}, reports {ClaimText.Of(Report)} and gains {Gain} ({Unit}).\n"
            + $"  truth {Truth} gives {Outcome}\n"
            + $"  lie   {reported.ToSequence()} gives {After}";
    }
}
