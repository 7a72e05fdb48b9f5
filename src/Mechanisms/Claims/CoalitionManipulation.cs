using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Several agents report together and gain: who, what each reports, what each gains and both outcomes.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
public sealed record CoalitionManipulation<TReport, TOutcome> : Witness<TReport, TOutcome>
{
    internal CoalitionManipulation(
        string statement, Sequence<TReport> truth, Sequence<int> members, Sequence<TReport> reports, Sequence<Rational> gains,
        Lottery<TOutcome> outcome, Lottery<TOutcome> after)
        : base(statement, truth, outcome)
    {
        Members = members;
        Reports = reports;
        MemberGains = gains;
        After = after;
    }

    /// <summary>Gets the coalition, ascending: the agents who lie, and one for whom they do when none of them gains.</summary>
    public Sequence<int> Members { get; }

    /// <summary>Gets what each member reports, shape [member]; the truth of a member who only gains.</summary>
    public Sequence<TReport> Reports { get; }

    /// <summary>Gets what each member gains, shape [member]; none is negative and one is positive.</summary>
    public Sequence<Rational> MemberGains { get; }

    /// <summary>Gets what the members gain together.</summary>
    public override Rational Size => MemberGains.Aggregate(Rational.Zero, (sum, gain) => sum + gain);

    /// <summary>Gets what the mechanism makes of the lies while the others are truthful.</summary>
    public Lottery<TOutcome> After { get; }

    /// <inheritdoc/>
    public override Sequence<Sequence<TReport>> Misreports => Sequence.Of(
        Agents, agent => Members.Span.IndexOf(agent) is >= 0 and var member && !EqualityComparer<TReport>.Default.Equals(Reports[member], Truth[agent])
            ? (Sequence<TReport>)[Reports[member]]
            : default);

    /// <inheritdoc/>
    public override string Explain()
    {
        TReport[] reported = Truth.Span.ToArray();
        for (int member = 0; member < Members.Count; member++)
        {
            reported[Members[member]] = Reports[member];
        }

        return $"Agents {Members} report {Reports} together and gain {MemberGains}.\n"
            + $"  truth {Truth} gives {Outcome}\n"
            + $"  lie   {reported.ToSequence()} gives {After}";
    }
}
