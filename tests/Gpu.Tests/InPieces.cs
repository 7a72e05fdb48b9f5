using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Gpu.Tests;

/// <summary>UCB1 that plays what it is asked for in three pieces.</summary>
internal sealed class InPieces : ILaneLearner
{
    private readonly Ucb1 whole = new();

    public string Name => "in pieces";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => whole.Begin(arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        whole.Advance(episodes, 1);
        whole.Advance(episodes, (rounds - 1) / 2);
        whole.Advance(episodes, rounds - 1 - ((rounds - 1) / 2));
    }
}
