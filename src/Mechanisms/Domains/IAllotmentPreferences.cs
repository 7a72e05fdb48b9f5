using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>Preferences of agents who can tell what somebody else's allotment would be worth to them.</summary>
/// <typeparam name="TType">The agent's true type, the same kind as a report.</typeparam>
/// <typeparam name="TOutcome">What a mechanism decides.</typeparam>
public interface IAllotmentPreferences<in TType, in TOutcome> : IPreferences<TType, TOutcome>
{
    /// <summary>The utility of what one agent gets to another.</summary>
    /// <param name="agent">The agent who judges.</param>
    /// <param name="type">Its true type.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="holder">The agent whose allotment is judged; for <paramref name="agent"/> itself the result is its utility.</param>
    /// <returns>The utility.</returns>
    Rational UtilityOf(int agent, TType type, TOutcome outcome, int holder);
}
