using ILGPU.Runtime;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Gpu.Tests;

/// <summary>Fails as a device does, once it has played a round.</summary>
internal sealed record Faulty : ILaneLearner
{
    public string Name => "faulty";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => throw new NotSupportedException();

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        new Ucb1().Advance(episodes, 1);
        throw new Loss();
    }

    private sealed class Loss() : AcceleratorException("the launch was lost")
    {
        public override AcceleratorType AcceleratorType => AcceleratorType.CPU;
    }
}
