using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Gpu.Tests;

/// <summary>A learner of a user's own, with a rule that a device can be given: a public struct of numbers.</summary>
internal sealed record OwnUcb(double Width) : ILaneLearner
{
    public string Name => "own";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => IndexRun.Begin(new OwnRule<RealScalar, IntegerScalar, MaskScalar>(Width), arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => episodes.Play(new OwnRule<TReal, TInteger, TMask>(Width), rounds);
}
