using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Gpu.Tests;

/// <summary>A learner whose rule throws, which no device can.</summary>
internal sealed class Thrower : ILaneLearner
{
    public string Name => "thrower";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Ucb1().Begin(arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> =>
        episodes.Play(default(Rule<TReal, TInteger, TMask>), rounds);

    private readonly struct Rule<TReal, TInteger, TMask> : IIndexRule<TReal, TInteger, TMask>
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        public bool IsAnytime => false;

        public EmptySetPolicy WhenEmpty => EmptySetPolicy.Stop;

        public double First(int arm) => 0;

        public double Clock(long time) => 0;

        public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) =>
            TMask.Any(TReal.Greater(shows, clicks)) ? throw new InvalidOperationException("no") : shows;
    }
}
