using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>Preferences over bundles of items that are all given away.</summary>
/// <typeparam name="TType">The agent's true type, the same kind as a report.</typeparam>
/// <typeparam name="TOutcome">What a mechanism decides.</typeparam>
public interface IItemPreferences<in TType, in TOutcome> : IAllotmentPreferences<TType, TOutcome>
{
    /// <summary>The utility of an allotment after the item is taken out whose loss lowers it most.</summary>
    /// <param name="agent">The agent who judges.</param>
    /// <param name="type">Its true type.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="holder">The agent whose allotment is judged.</param>
    /// <returns>The utility; that of the empty bundle when there is no item.</returns>
    Rational UtilityWithoutAnItem(int agent, TType type, TOutcome outcome, int holder);

    /// <summary>The utility of getting everything.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="type">Its true type.</param>
    /// <param name="outcome">The outcome whose items are meant.</param>
    /// <returns>The utility.</returns>
    Rational UtilityOfAll(int agent, TType type, TOutcome outcome);
}
