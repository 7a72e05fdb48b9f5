using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>KL-UCB: the largest mean whose divergence from the estimate fits the budget (ln t + c ln ln t) / shows.</summary>
internal readonly struct KlUcbRule(KlUcb settings) : IConvexRule
{
    private readonly RewardFamily family = settings.Family;
    private readonly double exploration = settings.Exploration;

    /// <inheritdoc/>
    public bool IsAnytime => true;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => LevelAt(time, exploration);

    /// <inheritdoc/>
    public RealScalar Index(RealScalar shows, RealScalar clicks, RealScalar rewards, RealScalar squares, RealScalar clock) =>
        new(family.Upper(rewards.Value / shows.Value, clock.Value / shows.Value));

    /// <summary>ln t + c ln ln t, with ln ln t from t = e on.</summary>
    public static double LevelAt(long time, double exploration) =>
        NaturalLog.Of(time) + (exploration * Elementary.Log(Math.Max(1, NaturalLog.Of(time))));

    /// <inheritdoc/>
    public double Limit => family.LargestMean;

    /// <inheritdoc/>
    public double Level(double clock) => clock;

    /// <inheritdoc/>
    public double Center(double shows, double rewards) => rewards / shows;

    /// <inheritdoc/>
    public SupportLine Support(double shows, double rewards, double point)
    {
        double mean = rewards / shows;
        return mean >= family.LargestMean
            ? new(family.LargestMean, 0, double.PositiveInfinity)
            : new(point, shows * family.Between(mean, point), shows * family.Slope(mean, point));
    }
}
