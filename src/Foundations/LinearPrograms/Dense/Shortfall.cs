namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Why a given basis was not found optimal.</summary>
internal enum Shortfall
{
    /// <summary>It is singular or too near to that, or its numbers are too far off to tell.</summary>
    Numbers,

    /// <summary>A value misses a bound; slopes are not known.</summary>
    Bounds,

    /// <summary>Values keep their bounds, but a slope is wrong.</summary>
    Slopes,
}
