using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Matching;

/// <summary>Agents who own a house each, agent i house i, and keep it by staying out.</summary>
public sealed record HouseOwners : IPreferences<PreferenceOrder, Assignment>
{
    /// <inheritdoc/>
    public bool IsOrdinal => true;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, PreferenceOrder type, Assignment outcome)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(outcome);
        return -type.RankOf(outcome.Given[agent]);
    }

    /// <inheritdoc/>
    /// <remarks>The rank of the agent's own house.</remarks>
    public Rational OutsideUtility(int agent, PreferenceOrder type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return -type.RankOf(agent);
    }
}
