using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>What a mechanism makes of every profile of reports of a finite domain, so that no profile is run twice.</summary>
/// <remarks>The code of a profile is the sum of report index · stride of the agent, the last agent fastest.</remarks>
internal sealed class OutcomeTable<TReport, TOutcome>
{
    /// <summary>Most profiles of reports that are tabled: 16 million, one reference each.</summary>
    public const long Capacity = 1L << 24;

    private readonly Lottery<TOutcome>[] outcomes;
    private readonly long[] strides;

    private OutcomeTable(IMechanism<TReport, TOutcome> mechanism, FiniteDomain<TReport> domain, long[] strides, long size)
    {
        Mechanism = mechanism;
        Domain = domain;
        this.strides = strides;
        outcomes = new Lottery<TOutcome>[size];
    }

    public IMechanism<TReport, TOutcome> Mechanism { get; }

    public FiniteDomain<TReport> Domain { get; }

    public long Count => outcomes.LongLength;

    public Lottery<TOutcome> this[long code] => outcomes[code];

    /// <summary>Runs the mechanism on every profile of reports; null when there are more than the capacity.</summary>
    public static OutcomeTable<TReport, TOutcome>? Fill(
        IMechanism<TReport, TOutcome> mechanism, FiniteDomain<TReport> domain, ParallelOptions threads)
    {
        long[] steps = new long[domain.Agents];
        long size = 1;
        for (int agent = domain.Agents - 1; agent >= 0; agent--)
        {
            steps[agent] = size;
            size *= domain.Reports[agent].Count;
            if (size > Capacity)
            {
                return null;
            }
        }

        const int Block = 256;
        OutcomeTable<TReport, TOutcome> table = new(mechanism, domain, steps, size);
        Parallel.For(0, (size + Block - 1) / Block, threads, block => table.Run(block * Block, Math.Min(size, (block + 1) * Block)));
        return table;
    }

    /// <summary>How far apart the codes of an agent's neighboring reports are.</summary>
    public long StrideOf(int agent) => strides[agent];

    /// <summary>The code of the profile in which one agent reports something else.</summary>
    public long Deviate(long code, int agent, int report) => code + ((report - ReportOf(code, agent)) * strides[agent]);

    /// <summary>The code of the profile in which an agent and the next exchange reports.</summary>
    public long Exchange(long code, int agent)
    {
        int first = ReportOf(code, agent);
        int second = ReportOf(code, agent + 1);
        return Deviate(Deviate(code, agent, second), agent + 1, first);
    }

    /// <summary>The code of a profile of types.</summary>
    public long CodeOf(ReadOnlySpan<int> types)
    {
        long code = 0;
        for (int agent = 0; agent < types.Length; agent++)
        {
            code += types[agent] * strides[agent];
        }

        return code;
    }

    /// <summary>Every outcome that some profile may lead to, once.</summary>
    public IEnumerable<TOutcome> DistinctOutcomes() =>
        outcomes.SelectMany(lottery => lottery.Chances).Select(chance => chance.Outcome).Distinct();

    private int ReportOf(long code, int agent) => (int)(code / strides[agent] % Domain.Reports[agent].Count);

    private void Run(long from, long to)
    {
        TReport[] reports = new TReport[Domain.Agents];
        for (long code = from; code < to; code++)
        {
            for (int agent = 0; agent < reports.Length; agent++)
            {
                reports[agent] = Domain.Reports[agent][ReportOf(code, agent)];
            }

            outcomes[code] = Mechanism.Run(reports);
        }
    }
}
