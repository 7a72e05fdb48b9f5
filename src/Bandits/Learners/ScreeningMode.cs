namespace Mechanisms.Bandits.Learners;

/// <summary>Which deviations from the desired click rate remove an arm.</summary>
public enum ScreeningMode
{
    /// <summary>Click rates above and below the range that the estimated post-click mean makes desirable.</summary>
    TwoSided = 0,

    /// <summary>Only click rates above the range: an arm that is never clicked is then shown forever.</summary>
    UpperOnly = 1,
}
