using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Evolution;

/// <summary>Mutants that a population does not drive out, however few they are.</summary>
/// <remarks>
/// Either <see cref="FirstGain"/> is positive, or it is 0 and <see cref="SecondGain"/> is at least 0. Immutable, thread-safe, compares by value.
/// </remarks>
/// <param name="Mixture">What they play, shape [strategy]; sums to 1 exactly.</param>
/// <param name="FirstGain">What they earn more than residents against residents: u(q, p) − u(p, p).</param>
/// <param name="SecondGain">What they earn more than residents against mutants: u(q, q) − u(p, q).</param>
[Reference("maynardsmith1973", "conditions of evolutionary stability")]
public sealed record Invader(Sequence<Rational> Mixture, Rational FirstGain, Rational SecondGain)
{
    /// <summary>Writes mixture and gains.</summary>
    /// <returns>For example <c>(0, 1) invades: gains 0 against residents, 1/2 against mutants</c>.</returns>
    public override string ToString() => $"({string.Join(", ", Mixture)}) invades: gains {FirstGain} against residents, {SecondGain} against mutants";
}
