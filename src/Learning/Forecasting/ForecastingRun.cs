using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>A learner of scoring rules at work: mutable, single-threaded, forkable. It sees feedback and never the model.</summary>
/// <remarks>One round is <see cref="Announce"/> followed by <see cref="Observe"/>.</remarks>
public abstract class ForecastingRun
{
    /// <summary>Gets the rounds observed.</summary>
    public abstract long Rounds { get; }

    /// <summary>Gets how often the programs of all efforts were solved.</summary>
    public abstract int Resolves { get; }

    /// <summary>Gets the effort that the announced rule is meant to induce; −1 where the learner is searching and means none.</summary>
    public abstract int Target { get; }

    /// <summary>Announces the rule of the coming round.</summary>
    /// <returns>A proper rule whose items are the beliefs of the task; the same object as long as the rule stays the same.</returns>
    public abstract ScoringMenu Announce();

    /// <summary>Takes in what the announced rule led to.</summary>
    /// <param name="forecast">What was seen.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such effort, belief or state.</exception>
    public abstract void Observe(Forecast forecast);

    /// <summary>What is known of an effort.</summary>
    /// <param name="effort">The effort.</param>
    /// <returns>Counts, frequencies and the radius of their confidence set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such effort.</exception>
    public abstract EffortEstimate Estimate(int effort);

    /// <summary>Hands over the rule of the last solve: a mechanism of the design room.</summary>
    /// <returns>The rule; before the first solve the one that is known to induce the first effort.</returns>
    public abstract CommittedRule Commit();

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public abstract ForecastingRun Fork();
}
