using System.Globalization;

namespace Mechanisms.Domains;

/// <content>Domains of approval sets.</content>
public static partial class Domain
{
    private const int MostApprovable = 16;

    /// <summary>Every agent may approve of any of the candidates.</summary>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <param name="candidates">Number of candidates, 1 to 16.</param>
    /// <returns>The domain of all 2^candidates sets, none first and all last.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FiniteDomain<ApprovalSet> Approvals(int agents, int candidates)
    {
        if (candidates is < 1 or > MostApprovable)
        {
            throw new ArgumentOutOfRangeException(nameof(candidates), candidates, string.Create(
                CultureInfo.InvariantCulture,
                $"The number of candidates must lie in 1..{MostApprovable}, for all sets are listed; got {candidates}. Take fewer."));
        }

        ApprovalSet[] all = [.. Enumerable.Range(0, 1 << candidates).Select(
            code => new ApprovalSet(candidates, [.. Enumerable.Range(0, candidates).Where(candidate => (code & (1 << candidate)) != 0)]))];
        return Same<ApprovalSet>(agents, all, string.Create(CultureInfo.InvariantCulture, $"all approval sets of {candidates}"));
    }
}
