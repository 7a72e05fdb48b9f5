namespace Mechanisms.Bandits.Linear;

/// <summary>How a confidence ellipsoid's volume enters its radius, tightest first.</summary>
public enum VolumeBound
{
    /// <summary>ln(det V / λᵈ) itself.</summary>
    Determinant = 0,

    /// <summary>Its bound d ln(1 + nL²/(dλ)) by the number n of the estimator's samples.</summary>
    Samples = 1,

    /// <summary>The same with the horizon in place of n: a radius that never moves.</summary>
    Horizon = 2,
}
