using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>A profile at which the mechanism itself breaks a property, or a second profile that shows it against the first.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
public sealed record Violation<TReport, TOutcome> : Witness<TReport, TOutcome>
{
    internal Violation(string statement, Situation<TReport, TOutcome> situation, string reason, Rational size)
        : this(statement, situation.Truth, situation.Outcome, reason, size)
    {
    }

    private Violation(string statement, Sequence<TReport> truth, Lottery<TOutcome> outcome, string reason, Rational size)
        : base(statement, truth, outcome)
    {
        Reason = reason;
        Size = size;
    }

    /// <summary>Gets the agent whose right is broken, or whose change of report or absence shows what is wrong; null where no single agent does.</summary>
    public int? Agent { get; internal init; }

    /// <summary>Gets what is wrong, in words.</summary>
    public string Reason { get; }

    /// <summary>Gets by how much the property is missed, positive; 1 where it is a matter of yes or no.</summary>
    public override Rational Size { get; }

    /// <summary>Gets the profile that the truth is compared with, shape [agent]; empty when the truth alone shows the violation.</summary>
    public Sequence<TReport> Compared { get; internal init; }

    /// <summary>Gets what the mechanism makes of <see cref="Compared"/>; null when there is none.</summary>
    public Lottery<TOutcome>? After { get; internal init; }

    /// <inheritdoc/>
    /// <remarks>Where the profiles differ, the report of the compared one.</remarks>
    public override Sequence<Sequence<TReport>> Misreports => Sequence.Of(
        Agents, agent => agent < Compared.Count && !EqualityComparer<TReport>.Default.Equals(Compared[agent], Truth[agent])
            ? (Sequence<TReport>)[Compared[agent]]
            : default);

    /// <inheritdoc/>
    public override string Explain() => After is null
        ? $"{Reason}\n  profile {Truth} gives {Outcome}"
        : $"{Reason}\n  profile {Truth} gives {Outcome}\n  against {Compared} gives {After}";
}
