namespace Mechanisms.Bandits.Rules;

/// <summary>One arm before a grim trigger in all episodes of a lane group.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal struct TriggerLanes<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>Its true mean reward in the round.</summary>
    public TReal Mean;

    /// <summary>The lower confidence bound of its report in the round.</summary>
    public TReal Lower;

    /// <summary>Sum of lower bounds over its plays.</summary>
    public TReal Promised;

    /// <summary>Sum of rewards over its plays.</summary>
    public TReal Earned;

    /// <summary>Confidence radius of its estimator.</summary>
    public TReal Radius;

    /// <summary>ln det V of its estimator, where the radius needs it.</summary>
    public TReal LogDeterminant;

    /// <summary>Times played; also the block of its next noise and the samples of its estimator.</summary>
    public TInteger Plays;

    /// <summary>Plays since its estimator was last computed anew.</summary>
    public TInteger SinceRefactor;

    /// <summary>The play at which it was removed; 0 while it is not.</summary>
    public TInteger RemovedAt;

    /// <summary>Its number, the same in every lane.</summary>
    public TInteger Id;
}
