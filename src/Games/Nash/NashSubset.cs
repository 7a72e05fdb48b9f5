using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Nash;

/// <summary>A maximal Nash subset of a game of two players: every mixture of its rows' strategies with every mixture of its columns' is an equilibrium.</summary>
/// <remarks>
/// The equilibria of a game of two players are the union of its maximal Nash subsets; those that share a strategy of either player at an extreme
/// equilibrium are connected and have the same <see cref="Component"/>. Immutable, thread-safe, compares by value.
/// </remarks>
/// <param name="RowStrategies">Extreme strategies of player 0, shape [extreme] of [strategy].</param>
/// <param name="ColumnStrategies">Extreme strategies of player 1, shape [extreme] of [strategy].</param>
/// <param name="Component">Number of the connected component of equilibria, from 0.</param>
[Reference("avis2010", "maximal Nash subsets are cliques of extreme equilibria")]
public sealed record NashSubset(Sequence<Sequence<Rational>> RowStrategies, Sequence<Sequence<Rational>> ColumnStrategies, int Component)
{
    /// <summary>Gets a value indicating whether the subset is one equilibrium.</summary>
    public bool IsPoint => RowStrategies.Count == 1 && ColumnStrategies.Count == 1;
}
