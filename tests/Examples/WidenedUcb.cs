using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Examples;

// snippet: own-lane-rule
/// <summary>Shows the arm of largest mean + Width · √(ln t / shows): one struct, played as runs and in vector lanes of any width and precision. Ties go to the lowest arm.</summary>
public sealed record WidenedUcb(double Width) : ILaneLearner
{
    public string Name => "widened UCB";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new Rule<RealScalar, IntegerScalar, MaskScalar>(Width), arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => episodes.Play(new Rule<TReal, TInteger, TMask>(Width), rounds);

    private readonly struct Rule<TReal, TInteger, TMask>(double width) : IIndexRule<TReal, TInteger, TMask>
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        public bool IsAnytime => true; // indices move with the round, through the clock

        public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

        public double First(int arm) => double.PositiveInfinity;

        public double Clock(long time) => Elementary.Log(time); // once a round, not once an arm

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) =>
            (rewards / shows) + (TReal.Create(width) * TReal.Sqrt(clock / shows));
    }
}

// end snippet
