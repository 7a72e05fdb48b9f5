using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.FairDivision;

/// <summary>Agents to whom a bundle is worth the sum of its items; a type is the value of each item, shape [item].</summary>
public sealed record AdditiveAgents : IItemPreferences<Sequence<Rational>, ItemAllocation>
{
    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, Sequence<Rational> type, ItemAllocation outcome) => UtilityOf(agent, type, outcome, agent);

    /// <inheritdoc/>
    public Rational UtilityOf(int agent, Sequence<Rational> type, ItemAllocation outcome, int holder)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Rational sum = Rational.Zero;
        for (int item = 0; item < outcome.Owners.Count; item++)
        {
            sum += outcome.Owners[item] == holder ? type[item] : Rational.Zero;
        }

        return sum;
    }

    /// <inheritdoc/>
    public Rational UtilityWithoutAnItem(int agent, Sequence<Rational> type, ItemAllocation outcome, int holder)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Rational most = Rational.Zero;
        for (int item = 0; item < outcome.Owners.Count; item++)
        {
            most = outcome.Owners[item] == holder ? Rational.Max(most, type[item]) : most;
        }

        return UtilityOf(agent, type, outcome, holder) - most;
    }

    /// <inheritdoc/>
    public Rational UtilityOfAll(int agent, Sequence<Rational> type, ItemAllocation outcome) =>
        type.Aggregate(Rational.Zero, (sum, value) => sum + value);
}
