using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>The nodes of a game tree, level by level.</summary>
/// <param name="Parents">The parent of every node.</param>
/// <param name="FirstChildren">The first child of every node.</param>
/// <param name="NodeSets">The information set of every node.</param>
/// <param name="NodeOutcomes">The outcome of every node.</param>
internal sealed record GameTree(Sequence<int> Parents, Sequence<int> FirstChildren, Sequence<int> NodeSets, Sequence<int> NodeOutcomes);
