using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Matching;

/// <summary>Agents who care only about what they get themselves, in the order of their type.</summary>
public sealed record AssignedAgents : IAllotmentPreferences<PreferenceOrder, Assignment>
{
    /// <inheritdoc/>
    public bool IsOrdinal => true;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, PreferenceOrder type, Assignment outcome) => UtilityOf(agent, type, outcome, agent);

    /// <inheritdoc/>
    public Rational UtilityOf(int agent, PreferenceOrder type, Assignment outcome, int holder)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(outcome);
        return -type.RankOf(outcome.Given[holder]);
    }

    /// <inheritdoc/>
    /// <remarks>Getting nothing.</remarks>
    public Rational OutsideUtility(int agent, PreferenceOrder type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return -type.RankOf(PreferenceOrder.Nothing);
    }
}
