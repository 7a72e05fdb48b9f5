using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Nash;

/// <summary>A vertex of a best-reply polytope other than 0: the mixed strategy, divided out when it is asked for, and the labels that are tight there.</summary>
/// <param name="weights">The strategy up to a common factor.</param>
/// <param name="tight">The labels, as bits.</param>
internal sealed class PolytopeVertex(BigInteger[] weights, UInt128 tight)
{
    private Sequence<Rational>? strategy;

    public Sequence<Rational> Strategy => strategy ??= BestReplyTableau.Strategy(weights);

    public UInt128 Tight => tight;
}
