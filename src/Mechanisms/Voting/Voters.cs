using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Voting;

/// <summary>Voters who rank candidates; the outcome of an election is the index of the winner.</summary>
public sealed record Voters : IPreferences<PreferenceOrder, int>
{
    /// <inheritdoc/>
    public bool IsOrdinal => true;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, PreferenceOrder type, int outcome)
    {
        ArgumentNullException.ThrowIfNull(type);
        return -type.RankOf(outcome);
    }
}
