using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>One case that a search hands to a claim: a profile of true types, what the mechanism makes of it, and what agents may report instead.</summary>
/// <remarks>
/// Outcomes are computed when asked for, or looked up where a search has tabled them. Not thread-safe; searches make one per case.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
public sealed class Situation<TReport, TOutcome>
{
    private readonly Sequence<Sequence<TReport>> misreports;
    private readonly OutcomeTable<TReport, TOutcome>? table;
    private readonly long code;
    private Lottery<TOutcome>? outcome;
    private TReport[]? deviating;
    private int lineAgent = -1;
    private long lineStart;
    private long lineStride;

    /// <summary>Initializes a case.</summary>
    /// <param name="mechanism">The mechanism to run.</param>
    /// <param name="truth">True types, shape [agent], at least one.</param>
    /// <param name="misreports">What each agent may report instead, shape [agent][misreport]; may include the truth.</param>
    /// <exception cref="ArgumentNullException"><paramref name="mechanism"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no agent, or the lists of misreports are not one for each agent.</exception>
    public Situation(IMechanism<TReport, TOutcome> mechanism, Sequence<TReport> truth, Sequence<Sequence<TReport>> misreports)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        if (truth.Count == 0 || misreports.Count != truth.Count)
        {
            throw new ArgumentException(
                $"A case needs a type and a list of misreports for each of at least one agent; got {truth.Count} types and "
                + $"{misreports.Count} lists. Give an empty list to an agent that stays truthful.",
                nameof(misreports));
        }

        Mechanism = mechanism;
        Truth = truth;
        this.misreports = misreports;
    }

    internal Situation(OutcomeTable<TReport, TOutcome> table, long code, Sequence<TReport> truth)
        : this(table.Mechanism, truth, table.Domain.Reports)
    {
        this.table = table;
        this.code = code;
    }

    /// <summary>Gets the mechanism.</summary>
    public IMechanism<TReport, TOutcome> Mechanism { get; }

    /// <summary>Gets the true types, shape [agent].</summary>
    public Sequence<TReport> Truth { get; }

    /// <summary>Gets the number of agents.</summary>
    public int Agents => Truth.Count;

    /// <summary>Gets what the mechanism makes of the truth.</summary>
    public Lottery<TOutcome> Outcome => outcome ??= table is null ? Mechanism.Run(Truth.Span) : table[code];

    /// <summary>What an agent may report instead of its type.</summary>
    /// <param name="agent">Index of the agent.</param>
    /// <returns>The misreports; the truth may be among them.</returns>
    public Sequence<TReport> Misreports(int agent) => misreports[agent];

    /// <summary>What the mechanism makes of one agent's misreport while the others are truthful.</summary>
    /// <param name="agent">Index of the agent.</param>
    /// <param name="misreport">Index into <see cref="Misreports"/> of the agent.</param>
    /// <returns>The lottery over outcomes.</returns>
    public Lottery<TOutcome> After(int agent, int misreport)
    {
        if (table is not null)
        {
            if (agent != lineAgent)
            {
                lineAgent = agent;
                lineStart = table.Deviate(code, agent, 0);
                lineStride = table.StrideOf(agent);
            }

            return table[lineStart + (misreport * lineStride)];
        }

        TReport[] reports = deviating ??= Truth.Span.ToArray();
        reports[agent] = misreports[agent][misreport];
        Lottery<TOutcome> after = Mechanism.Run(reports);
        reports[agent] = Truth[agent];
        return after;
    }

    /// <summary>What the mechanism makes of several agents' misreports while the others are truthful.</summary>
    /// <param name="deviations">Agent, and index into <see cref="Misreports"/> of the agent, each agent once.</param>
    /// <returns>The lottery over outcomes.</returns>
    public Lottery<TOutcome> After(params ReadOnlySpan<(int Agent, int Misreport)> deviations)
    {
        if (table is not null)
        {
            long reached = code;
            foreach ((int agent, int misreport) in deviations)
            {
                reached = table.Deviate(reached, agent, misreport);
            }

            return table[reached];
        }

        TReport[] reports = Truth.Span.ToArray();
        foreach ((int agent, int misreport) in deviations)
        {
            reports[agent] = misreports[agent][misreport];
        }

        return Mechanism.Run(reports);
    }

    /// <summary>The same case of another mechanism.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <returns>The case, with nothing computed yet.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mechanism"/> is null.</exception>
    public Situation<TReport, TOutcome> With(IMechanism<TReport, TOutcome> mechanism) => new(mechanism, Truth, misreports);

    /// <summary>The true profile with some reports replaced.</summary>
    /// <param name="replacements">Agent and report of each replacement.</param>
    /// <returns>The reported profile, shape [agent].</returns>
    public Sequence<TReport> Reporting(params ReadOnlySpan<(int Agent, TReport Report)> replacements)
    {
        TReport[] reports = Truth.Span.ToArray();
        foreach ((int agent, TReport report) in replacements)
        {
            reports[agent] = report;
        }

        return [.. reports];
    }
}
