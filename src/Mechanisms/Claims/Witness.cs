using System.Text;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims;

/// <summary>A case that refutes a claim about a mechanism.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
public abstract record Witness<TReport, TOutcome>
{
    private protected Witness(string statement, Sequence<TReport> truth, Lottery<TOutcome> outcome)
    {
        Statement = statement;
        Truth = truth;
        Outcome = outcome;
    }

    /// <summary>Gets what was claimed.</summary>
    public string Statement { get; }

    /// <summary>Gets the true types, shape [agent].</summary>
    public Sequence<TReport> Truth { get; }

    /// <summary>Gets what the mechanism makes of the truth.</summary>
    public Lottery<TOutcome> Outcome { get; }

    /// <summary>Gets the number of agents of the case.</summary>
    public int Agents => Truth.Count;

    /// <summary>Gets how far the claim is missed, positive: what a lie gains, what a budget lacks.</summary>
    public abstract Rational Size { get; }

    /// <summary>Gets what each agent reports instead in this case, shape [agent][misreport]: what a replay tries.</summary>
    public abstract Sequence<Sequence<TReport>> Misreports { get; }

    /// <summary>Says in words who does what and what comes of it, one fact a line.</summary>
    /// <returns>The text.</returns>
    public abstract string Explain();

    /// <summary>Writes the claim and the case against it.</summary>
    /// <returns>Several lines.</returns>
    public sealed override string ToString() => new StringBuilder()
        .Append("Refuted: ").Append(Statement).Append(".\n")
        .Append(Explain())
        .Append("\nTo replay: claim.Replay(witness), or run the mechanism on the reports above.").ToString();
}
