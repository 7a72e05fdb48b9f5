using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.SideBySide.Suites;

/// <summary>UCB1 that computes every index in every round, as the textbook has it, by one quotient and one root an arm.</summary>
internal sealed record TextbookUcb1 : ILaneLearner
{
    public string Name => "UCB1, every index";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(default(Rule<RealScalar, IntegerScalar, MaskScalar>), arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => episodes.Play(default(Rule<TReal, TInteger, TMask>), rounds);

    /// <summary>Its rule; not private, so that a device's compiler may name it.</summary>
    internal readonly struct Rule<TReal, TInteger, TMask> : IIndexRule<TReal, TInteger, TMask>
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        public bool IsAnytime => true;

        public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

        public double First(int arm) => double.PositiveInfinity;

        public double Clock(long time) => 2 * Elementary.Log(time);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock)
        {
            TReal inverse = TReal.Create(1) / shows;
            return (rewards * inverse) + TReal.Sqrt(clock * inverse);
        }
    }
}
