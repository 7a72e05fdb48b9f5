namespace Mechanisms.Learning.Forecasting;

/// <summary>A learner of scoring rules: immutable settings that begin a run, safe to share between threads.</summary>
public interface IForecastingLearner
{
    /// <summary>Gets the name that curves and files carry.</summary>
    string Name { get; }

    /// <summary>Gets the exponent of the bound on regret: it grows at most like this power of the rounds, up to logarithms.</summary>
    /// <value>Null, the default, where no bound is known.</value>
    double? RateExponent => null;

    /// <summary>Begins a run.</summary>
    /// <param name="task">What the principal knows.</param>
    /// <param name="horizon">Rounds to come, at least 1.</param>
    /// <returns>A run before the first round.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    ForecastingRun Begin(ForecastingTask task, long horizon);
}
