namespace Mechanisms.Learning.Senders;

/// <summary>A receiver who learns what to promise to informed senders: immutable settings that begin a run, safe to share between threads.</summary>
public interface ISendersLearner
{
    /// <summary>Gets the name that curves and files carry.</summary>
    string Name { get; }

    /// <summary>The exponent of the bound on regret or violation: it grows at most like this power of the rounds, up to logarithms.</summary>
    /// <param name="curve">Which of the two.</param>
    /// <returns>The exponent; null, the default, where no bound is known.</returns>
    double? RateExponent(SendersCurve curve) => null;

    /// <summary>Begins a run.</summary>
    /// <param name="task">What the receiver knows.</param>
    /// <param name="horizon">Rounds to come, at least 1.</param>
    /// <returns>A <see cref="FullFeedbackRun"/> or a <see cref="BanditFeedbackRun"/>, before the first round.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    SendersRun Begin(SendersTask task, long horizon);
}
