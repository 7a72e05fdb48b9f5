using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Gpu.Tests;

/// <summary>A learner that plays no round it is asked for.</summary>
internal sealed class Idle : ILaneLearner
{
    public string Name => "idle";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Ucb1().Begin(arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
    }
}
