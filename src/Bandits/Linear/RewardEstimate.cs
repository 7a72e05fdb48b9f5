namespace Mechanisms.Bandits.Linear;

/// <summary>An estimated mean reward and how far the truth may be from it. The default value is an exact 0.</summary>
/// <param name="Mean">The estimate, in units of reward.</param>
/// <param name="Radius">Confidence radius, at least 0, in units of reward.</param>
public readonly record struct RewardEstimate(double Mean, double Radius)
{
    /// <summary>Gets the lower confidence bound.</summary>
    public double Lower => Mean - Radius;

    /// <summary>Gets the upper confidence bound.</summary>
    public double Upper => Mean + Radius;
}
