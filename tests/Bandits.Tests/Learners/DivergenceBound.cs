using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>KL-UCB whose bound of a mean within a budget of divergence is given, so that it can be a wrong one.</summary>
public sealed record DivergenceBound(Func<double, double, double> Bound) : ILearner
{
    public string Name => "divergence bound";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => IndexRun.Begin(new Rule(Bound), arms, horizon, key);

    private readonly struct Rule(Func<double, double, double> bound) : IIndexRule<RealScalar, IntegerScalar, MaskScalar>
    {
        public bool IsAnytime => true;

        public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

        public double First(int arm) => double.PositiveInfinity;

        public double Clock(long time) => Math.Log(time);

        public RealScalar Index(RealScalar shows, RealScalar clicks, RealScalar rewards, RealScalar squares, RealScalar clock) =>
            new(bound(rewards.Value / shows.Value, clock.Value / shows.Value));
    }
}
