using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Bandits.Tests.Learners;
using Mechanisms.Conformance.Bandits;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>
/// Shows the arm of largest (rewards + t)/shows. Arms with different counts tie often, exactly, and the affine form rewards/shows + t · (1/shows)
/// breaks such ties by rounding: a kernel that trusts it plays other arms.
/// </summary>
/// <param name="Steepness">What slopes are multiplied with: 1 for the right ones, anything else plants a bug.</param>
/// <param name="IsAnytime">Whether t is the round, or else the horizon.</param>
/// <param name="ByIndex">Whether lanes compute every index in every round, or else trust the affine form.</param>
internal sealed record RatioLearner(double Steepness, bool IsAnytime = true, bool ByIndex = false) : ILaneLearner
{
    public string Name => "ratio";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new RatioRule<RealScalar, IntegerScalar, MaskScalar>(Steepness, IsAnytime), arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        RatioRule<TReal, TInteger, TMask> rule = new(Steepness, IsAnytime);
        if (ByIndex)
        {
            episodes.Play(rule, rounds);
        }
        else
        {
            episodes.PlayAffine(rule, rounds);
        }
    }
}

internal readonly struct RatioRule<TReal, TInteger, TMask>(double steepness, bool isAnytime) : IAffineRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    public bool IsAnytime => isAnytime;

    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    public double First(int arm) => double.PositiveInfinity;

    public double Clock(long time) => time;

    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) => (rewards + clock) / shows;

    public double Factor(double clock) => clock;

    public TReal Offset(TReal shows, TReal rewards) => rewards / shows;

    public TReal Slope(TReal shows) => TReal.Create(steepness) / shows;
}

/// <summary>The same in plain words.</summary>
internal sealed class PlainRatio(bool isAnytime = true) : PlainIndexLearner
{
    protected override double Index(PlainArm arm, long t, long horizon) =>
        arm.Shows == 0 ? double.PositiveInfinity : (arm.Rewards + (isAnytime ? t : horizon)) / arm.Shows;
}
