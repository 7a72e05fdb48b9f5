using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>What a mechanism makes of every profile of reports of a finite domain, so that no profile is run twice.</summary>
/// <remarks>The code of a profile is the sum of report index · stride of the agent, the last agent fastest.</remarks>
internal sealed class OutcomeTable<TReport, TOutcome>
{
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

    public Lottery<TOutcome> this[long code] => outcomes[code];

    /// <summary>Runs the mechanism on every profile of reports.</summary>
    public static OutcomeTable<TReport, TOutcome> Fill(
        IMechanism<TReport, TOutcome> mechanism, FiniteDomain<TReport> domain, ParallelOptions threads)
    {
        long[] strides = new long[domain.Agents];
        long size = 1;
        for (int agent = domain.Agents - 1; agent >= 0; agent--)
        {
            strides[agent] = size;
            size *= domain.Reports[agent].Count;
        }

        OutcomeTable<TReport, TOutcome> table = new(mechanism, domain, strides, size);
        Parallel.For(0, size, threads, () => new TReport[domain.Agents], table.Run, _ => { });
        return table;
    }

    /// <summary>The code of the profile in which one agent reports something else.</summary>
    public long Deviate(long code, int agent, int report)
    {
        long current = code / strides[agent] % Domain.Reports[agent].Count;
        return code + ((report - current) * strides[agent]);
    }

    /// <summary>The code of a profile of types, given by its number among the profiles of types, the last agent fastest.</summary>
    public long CodeOf(long profile, Span<TReport> truth)
    {
        long code = 0;
        for (int agent = Domain.Agents - 1; agent >= 0; agent--)
        {
            Sequence<TReport> types = Domain.Types[agent];
            int type = (int)(profile % types.Count);
            truth[agent] = types[type];
            code += type * strides[agent];
            profile /= types.Count;
        }

        return code;
    }

    private TReport[] Run(long code, ParallelLoopState state, TReport[] reports)
    {
        for (int agent = 0; agent < reports.Length; agent++)
        {
            Sequence<TReport> list = Domain.Reports[agent];
            reports[agent] = list[(int)(code / strides[agent] % list.Count)];
        }

        outcomes[code] = Mechanism.Run(reports);
        return reports;
    }
}
