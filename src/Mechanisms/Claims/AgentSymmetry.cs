using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Says that agents are interchangeable, so that an exhaustive search may examine profiles up to the order of the agents.</summary>
/// <remarks>
/// Nothing is taken on trust: the search first checks, on all profiles of reports of its domain, that the mechanism and the preferences are
/// blind to the agents' places, and examines every profile when they are not, or when there are too many to table (2²⁴); the verdict says which
/// it did. The mechanism still runs on every profile of reports: what is saved is the comparing of misreports.
/// </remarks>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Rename">The outcome when every agent takes another's place, shape [agent] of the second argument; null where outcomes do
/// not name agents, as the winner of an election does not.</param>
public sealed record AgentSymmetry<TOutcome>(Func<TOutcome, Sequence<int>, TOutcome>? Rename = null)
{
    internal Lottery<TOutcome> Renamed(Lottery<TOutcome> lottery, Sequence<int> places) =>
        Rename is null ? lottery : lottery.Select(outcome => Rename(outcome, places));
}
