using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Nodes of a game tree that whoever moves there cannot tell apart, and the actions at each of them.</summary>
/// <remarks>Chance has such sets, too: nodes with one lottery. Labels are for people only; they may be empty or repeat. Immutable, compares by value.</remarks>
/// <param name="Player">Index of the player who moves; <see cref="ExtensiveFormGame.Chance"/> for chance.</param>
/// <param name="Label">The name of the set, possibly empty.</param>
/// <param name="Actions">The names of the actions, shape [action], at least one.</param>
/// <param name="Probabilities">How likely chance takes each action, shape [action], summing to 1 within 1e-9; empty for a player's set.</param>
[Reference("kuhn1953", "information sets, chance moves")]
public sealed record InformationSet(int Player, string Label, Sequence<string> Actions, Sequence<Rational> Probabilities);
