using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Formats;

/// <summary>A game with other labels, and what was changed.</summary>
/// <remarks>Immutable, compares by value.</remarks>
/// <typeparam name="TGame">The kind of game.</typeparam>
/// <param name="Game">The game.</param>
/// <param name="Repairs">One sentence for every label that was changed; none where all could stay.</param>
public sealed record Relabeled<TGame>(TGame Game, Sequence<string> Repairs);
