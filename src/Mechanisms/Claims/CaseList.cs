using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>The cases of a claim on a finite domain, numbered; the last agent's type changes fastest.</summary>
internal sealed class CaseList<TReport, TOutcome>
{
    private readonly IMechanism<TReport, TOutcome> mechanism;
    private readonly FiniteDomain<TReport> domain;
    private readonly OutcomeTable<TReport, TOutcome>? table;
    private readonly ClaimScope scope;
    private readonly bool areAgentsInterchangeable;

    private CaseList(
        IMechanism<TReport, TOutcome> mechanism, FiniteDomain<TReport> domain, ClaimScope scope,
        OutcomeTable<TReport, TOutcome>? table, bool areAgentsInterchangeable)
    {
        this.mechanism = mechanism;
        this.domain = domain;
        this.scope = scope;
        this.table = table;
        this.areAgentsInterchangeable = areAgentsInterchangeable;
        Count = scope == ClaimScope.OwnType ? domain.Types.Max(types => types.Count) : domain.ProfileCount;
    }

    /// <summary>Gets the number of cases, those that symmetry skips included.</summary>
    public long Count { get; }

    public static CaseList<TReport, TOutcome> Of<TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, FiniteDomain<TReport> domain, ParallelOptions threads)
        where TWitness : Witness<TReport, TOutcome>
    {
        OutcomeTable<TReport, TOutcome>? filled =
            claim.Scope == ClaimScope.Misreports ? OutcomeTable<TReport, TOutcome>.Fill(claim.Mechanism, domain, threads) : null;
        bool symmetric = filled is not null && claim is ISymmetricClaim<TReport, TOutcome> reducible
            && SymmetryCheck.Passes(filled, reducible, threads.CancellationToken);
        return new(claim.Mechanism, domain, claim.Scope, filled, symmetric);
    }

    /// <summary>The case of a number; null when it is another one with agents in another order.</summary>
    public Situation<TReport, TOutcome>? this[long number]
    {
        get
        {
            int[] types = new int[domain.Agents];
            Decode(number, types);
            if (areAgentsInterchangeable && !IsAscending(types))
            {
                return null;
            }

            TReport[] truth = new TReport[types.Length];
            for (int agent = 0; agent < truth.Length; agent++)
            {
                truth[agent] = domain.Types[agent][types[agent]];
            }

            return table is null
                ? new(mechanism, [.. truth], domain.Reports)
                : new(table, table.CodeOf(types), [.. truth]);
        }
    }

    /// <summary>The domain in words, and how many cases it has.</summary>
    public string Words(string caveat)
    {
        string cases = scope switch
        {
            ClaimScope.OwnType => $"every type of every agent ({Number(domain.Types.Sum(types => types.Count))})",
            ClaimScope.Misreports => $"{Profiles()}{Order()} and {Number(Examined * domain.Reports.Sum(list => (long)list.Count))} reports",
            _ => Profiles(),
        };
        return caveat.Length == 0 ? $"{domain.Words}: {cases}" : $"{domain.Words}: {cases}; {caveat}";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static bool IsAscending(ReadOnlySpan<int> types)
    {
        for (int agent = 1; agent < types.Length; agent++)
        {
            if (types[agent] < types[agent - 1])
            {
                return false;
            }
        }

        return true;
    }

    // Agents who may be exchanged have the same types: of each profile's orders one is examined, a multiset of types.
    private long Examined
    {
        get
        {
            long examined = areAgentsInterchangeable ? 1 : Count;
            for (int agent = 1; areAgentsInterchangeable && agent <= domain.Agents; agent++)
            {
                examined = examined * (domain.Types[0].Count + agent - 1) / agent;
            }

            return examined;
        }
    }

    private string Profiles() => Count == 1 ? "its one profile" : $"all {Number(Examined)} profiles";

    private string Order() => areAgentsInterchangeable ? " up to the order of the agents (checked to be interchangeable)" : string.Empty;

    private void Decode(long number, Span<int> types)
    {
        for (int agent = types.Length - 1; agent >= 0; agent--)
        {
            int count = domain.Types[agent].Count;
            types[agent] = scope == ClaimScope.OwnType ? (int)Math.Min(number, count - 1) : (int)(number % count);
            number = scope == ClaimScope.OwnType ? number : number / count;
        }
    }
}
