using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Games.Evolution;

/// <summary>A mixture that is a best reply to itself, and whether mutants can invade it.</summary>
/// <remarks>Immutable, thread-safe, compares by value.</remarks>
/// <param name="Mixture">The probability of every strategy, shape [strategy]; sums to 1 exactly.</param>
/// <param name="Payoff">What it earns against itself.</param>
/// <param name="Stability">Proved where it is evolutionarily stable; refuted by an invader; or not refuted within the limit.</param>
public sealed record SymmetricEquilibrium(Sequence<Rational> Mixture, Rational Payoff, Verdict<Invader> Stability)
{
    /// <summary>Gets a value indicating whether it is an evolutionarily stable strategy (ESS).</summary>
    public bool IsStable => Stability is Verdict<Invader>.Proved;

    /// <summary>Writes mixture and stability.</summary>
    /// <returns>For example <c>(1/2, 1/2), stable</c>.</returns>
    public override string ToString() => $"({string.Join(", ", Mixture)}), {Stability.Match(_ => "stable", _ => "perhaps stable", _ => "not stable")}";
}
