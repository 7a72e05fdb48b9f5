using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Rules;

/// <summary>Bayes-UCB: a high quantile of the beta posterior of the mean.</summary>
internal readonly struct BayesUcbRule(BayesUcb settings, long horizon) : IIndexRule<RealScalar, IntegerScalar, MaskScalar>
{
    private readonly double divisor = Elementary.Exp(settings.Exploration * Elementary.Log(Math.Max(1, NaturalLog.Of(horizon))));

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
}
