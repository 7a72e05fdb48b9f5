using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No agent can change what others get by a misreport that leaves its own allotment as it is.</summary>
/// <remarks>
/// For mechanisms without chance. The witness of a case is the first bossy misreport, lowest agent first.
/// Allotments are compared exactly, as <typeparamref name="TAllotment"/> compares itself, without a tolerance: give rounded ones where they are doubles.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <typeparam name="TAllotment">What one agent gets, compared by value.</typeparam>
/// <param name="Mechanism">The mechanism, without chance.</param>
/// <param name="Allotment">What an agent (first argument) gets in an outcome.</param>
[Reference("satterthwaite1981", "nonbossiness")]
public sealed record NonBossiness<TReport, TOutcome, TAllotment>(
    IMechanism<TReport, TOutcome> Mechanism, Func<int, TOutcome, TAllotment> Allotment)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets what an agent gets in an outcome.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Func<int, TOutcome, TAllotment> Allotment { get; init => field = Given.Required(value); } = Given.Required(Allotment);

    /// <inheritdoc/>
    public override string Property => "non-bossy";

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.Misreports;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">An outcome is drawn by lottery.</exception>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        TOutcome outcome = situation.Outcome.Only;
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            Sequence<TReport> misreports = situation.Misreports(agent);
            for (int misreport = 0; misreport < misreports.Count; misreport++)
            {
                TOutcome after = situation.After(agent, misreport).Only;
                if (Same(agent, outcome, after) && Other(situation.Agents, outcome, after) is { } other)
                {
                    return new(
                        Statement, situation,
                        $"Agent {agent} reports {ClaimText.Of(misreports[misreport])}, gets the same and changes what agent {other} gets.", Rational.One)
                    {
                        Agent = agent,
                        Compared = situation.Reporting((agent, misreports[misreport])),
                        After = situation.After(agent, misreport),
                    };
                }
            }
        }

        return null;
    }

    private int? Other(int agents, TOutcome outcome, TOutcome after)
    {
        for (int other = 0; other < agents; other++)
        {
            if (!Same(other, outcome, after))
            {
                return other;
            }
        }

        return null;
    }

    private bool Same(int agent, TOutcome outcome, TOutcome after) =>
        EqualityComparer<TAllotment>.Default.Equals(Allotment(agent, outcome), Allotment(agent, after));
}
