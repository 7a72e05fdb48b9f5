using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Polymatrix;

/// <summary>The game of two players that two neighbors play with each other.</summary>
/// <remarks>Immutable, thread-safe, compares by value.</remarks>
/// <param name="First">Index of one player.</param>
/// <param name="Second">Index of another.</param>
/// <param name="FirstPayoffs">What the first earns from the second, shape [strategy of the first, strategy of the second].</param>
/// <param name="SecondPayoffs">What the second earns from the first, same shape.</param>
public sealed record PolymatrixEdge(int First, int Second, Matrix<Rational> FirstPayoffs, Matrix<Rational> SecondPayoffs);
