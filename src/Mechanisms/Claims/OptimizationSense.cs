namespace Mechanisms.Claims;

/// <summary>Whether less or more is better.</summary>
public enum OptimizationSense
{
    /// <summary>Less is better: a cost.</summary>
    Minimize = 0,

    /// <summary>More is better: a welfare.</summary>
    Maximize = 1,
}
