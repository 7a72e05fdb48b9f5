using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>KL-UCB++: the largest mean whose divergence from the estimate fits a budget that falls with the shows.</summary>
internal readonly struct KlUcbPlusPlusRule(KlUcbPlusPlus settings, int arms) : IIndexRule<RealScalar, IntegerScalar, MaskScalar>
{
    private readonly RewardFamily family = settings.Family;
    private readonly double shareOfArm = 1.0 / arms;

    /// <inheritdoc/>
    public bool IsAnytime => false;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => time * shareOfArm;

    /// <inheritdoc/>
    public RealScalar Index(RealScalar shows, RealScalar clicks, RealScalar rewards, RealScalar squares, RealScalar clock)
    {
        double share = clock.Value / shows.Value;
        double log = Math.Max(0, Elementary.Log(share));
        double budget = Math.Max(0, Elementary.Log(share * (1 + (log * log))));
        return new(family.Upper(rewards.Value / shows.Value, budget / shows.Value));
    }
}
