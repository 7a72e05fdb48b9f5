using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Rules;

/// <summary>Bayes-UCB: a high quantile of the beta posterior of the mean.</summary>
internal readonly struct BayesUcbRule(BayesUcb settings, long horizon) : IConvexRule
{
    private readonly double divisor = Elementary.Power(Math.Max(1, NaturalLog.Of(horizon)), settings.Exploration);

    /// <inheritdoc/>
    public bool IsAnytime => true;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => time * divisor;

    /// <inheritdoc/>
    public RealScalar Index(RealScalar shows, RealScalar clicks, RealScalar rewards, RealScalar squares, RealScalar clock) =>
        new(BetaDistribution.UpperQuantile(1 + rewards.Value, 1 + (shows.Value - rewards.Value), Math.Min(1, 1 / clock.Value)));

    /// <inheritdoc/>
    public double Limit => 1;

    /// <inheritdoc/>
    public double Level(double clock) => Elementary.Log(Math.Max(1, clock));

    /// <inheritdoc/>
    public double Center(double shows, double rewards) => (1 + rewards) / (2 + shows);

    /// <inheritdoc/>
    public SupportLine Support(double shows, double rewards, double point)
    {
        double tail = BetaDistribution.UpperTail(1 + rewards, 1 + (shows - rewards), point, out double density);
        return new(point, -Elementary.Log(tail), density / tail);
    }
}
