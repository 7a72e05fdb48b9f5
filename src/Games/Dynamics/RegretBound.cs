using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Dynamics;

/// <summary>The regret of a run so far beside what theory allows: evidence that can be checked without the code that produced it.</summary>
/// <remarks>
/// Both bounds hold for every sequence of losses, adversarial ones included, so <see cref="Holds"/> can be false only by a mistake in the learner.
/// The default value is the run without rounds: regret 0 within bound 0.
/// </remarks>
/// <param name="Regret">Cumulative loss less that of the best fixed choice in hindsight, in units of loss.</param>
/// <param name="Pathwise">Bound computed from the losses seen, in units of loss; +∞ where none is known.</param>
/// <param name="WorstCase">Bound over all sequences as long and as spread as the one seen, in units of loss; +∞ where none is known.</param>
public readonly record struct RegretBound(double Regret, double Pathwise, double WorstCase)
{
    /// <summary>Gets a value indicating whether the regret respects both bounds, up to <see cref="Tolerances.Gain"/> relative to the bound.</summary>
    public bool Holds => !Tolerances.Gain.Exceeds(Regret - Pathwise, Pathwise) && !Tolerances.Gain.Exceeds(Regret - WorstCase, WorstCase);
}
