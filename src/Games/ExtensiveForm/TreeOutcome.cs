using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>What everybody is paid where a node of a game tree is reached; payments along a path add up.</summary>
/// <remarks>Immutable, compares by value.</remarks>
/// <param name="Label">The name of the outcome, possibly empty.</param>
/// <param name="Payoffs">What every player is paid, shape [player].</param>
public sealed record TreeOutcome(string Label, Sequence<Rational> Payoffs);
