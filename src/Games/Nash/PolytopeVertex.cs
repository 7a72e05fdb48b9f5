using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Nash;

/// <summary>A vertex of a best-reply polytope other than 0: the mixed strategy and the labels that are tight there.</summary>
internal sealed record PolytopeVertex(Sequence<Rational> Strategy, UInt128 Tight);
