using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Derandomized;

/// <summary>The record of a game played by commitment: reports, then commitments, then openings; anybody can recompute the outcome.</summary>
/// <remarks>
/// An agent without a commitment, without an opening, or with one that does not fit, plays 0 in every game, and the audit names it. That leaves
/// the last to open a choice between its integers and 0, which is why refusals should cost a deposit. Immutable and thread-safe.
/// </remarks>
/// <typeparam name="TReport">What an agent reports.</typeparam>
public sealed record Transcript<TReport>
{
    /// <summary>Initializes a record.</summary>
    /// <param name="reports">Reports, shape [agent], at least one.</param>
    /// <param name="commitments">Commitments, shape [agent]; null where there was none.</param>
    /// <param name="openings">Openings, shape [agent]; null where there was none.</param>
    /// <exception cref="ArgumentException">There is no agent, or not one entry of each list for each agent.</exception>
    public Transcript(Sequence<TReport> reports, Sequence<Commitment?> commitments, Sequence<Opening?> openings)
    {
        if (reports.Count == 0 || commitments.Count != reports.Count || openings.Count != reports.Count)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A report, a commitment and an opening (or null) for each of at least one agent are required; got {reports.Count}, {commitments.Count} and {openings.Count}."),
                nameof(openings));
        }

        Reports = reports;
        Commitments = commitments;
        Openings = openings;
    }

    /// <summary>Gets the reports, shape [agent].</summary>
    public Sequence<TReport> Reports { get; }

    /// <summary>Gets the commitments, shape [agent].</summary>
    public Sequence<Commitment?> Commitments { get; }

    /// <summary>Gets the openings, shape [agent].</summary>
    public Sequence<Opening?> Openings { get; }

    /// <summary>Checks every opening against its commitment and decides.</summary>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <param name="mechanism">The mechanism that was played.</param>
    /// <returns>The outcome, and who did not play by the rules.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mechanism"/> is null.</exception>
    /// <exception cref="ArgumentException">The reports are not what the mechanism asks for.</exception>
    public TranscriptAudit<TOutcome> Audit<TOutcome>(PlayedMechanism<TReport, TOutcome> mechanism)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        Sequence<ModularGame> games = mechanism.Games(Reports.Span);
        int[] agents = [.. Enumerable.Range(0, Reports.Count)];
        Sequence<int> silent = [.. agents.Where(agent => Commitments[agent] is null || Openings[agent] is null)];
        Sequence<int> invalid = [.. agents.Where(agent => !silent.Contains(agent) && !IsValid(agent, games))];
        Move<TReport>[] moves =
        [
            .. agents.Select(agent => new Move<TReport>(
                Reports[agent], silent.Contains(agent) || invalid.Contains(agent) ? [] : Openings[agent]!.Integers)),
        ];
        return new(mechanism.Decide(moves), silent, invalid);
    }

    private bool IsValid(int agent, Sequence<ModularGame> games)
    {
        Opening opening = Openings[agent]!;
        return opening.Player == agent && Commitments[agent]!.IsOpenedBy(opening) && opening.Integers.Count == games.Count
            && games.Zip(opening.Integers).All(pair => pair.Second >= 0 && pair.Second < pair.First.Modulus);
    }
}
