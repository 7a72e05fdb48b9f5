namespace Mechanisms.Bandits.Learners;

/// <summary>The time whose logarithm scales a confidence radius.</summary>
public enum ConfidenceTime
{
    /// <summary>The horizon T, known in advance: radii depend on an arm's own counts alone.</summary>
    Horizon = 0,

    /// <summary>The current round t, from 2: no horizon is needed, and early radii are shorter, so false removals are likelier.</summary>
    Round = 1,
}
