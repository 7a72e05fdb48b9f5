using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>The ways in which a learner may be wrong on purpose.</summary>
public enum Bug
{
    /// <summary>None: shows that the double itself is right.</summary>
    None,

    /// <summary>The exploration bonus is subtracted.</summary>
    BonusSubtracted,

    /// <summary>The logarithm counts the rounds before this one: 0 in the first.</summary>
    LogarithmOfRoundsBefore,

    /// <summary>The radius of the post-click mean counts shows instead of clicks.</summary>
    RadiusByShows,

    /// <summary>The screening interval is not clipped to [0, 1].</summary>
    UnclippedScreening,

    /// <summary>No arm is ever removed.</summary>
    NeverScreens,

    /// <summary>The upper test compares with the desired rate of the estimate instead of the interval's upper end.</summary>
    ScreensByEstimate,
}

/// <summary>UCB1 with a bug, as a lane learner.</summary>
public sealed record BuggyUcb1(Bug Bug) : ILaneLearner
{
    public string Name => "buggy UCB1";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new BuggyUcb1Rule<RealScalar, IntegerScalar, MaskScalar>(Bug), arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => episodes.Play(new BuggyUcb1Rule<TReal, TInteger, TMask>(Bug), rounds);
}

/// <summary>UCB-S with a bug, as a lane learner.</summary>
public sealed record BuggyUcbS(ClickUtility Utility, double Confidence, Bug Bug) : ILaneLearner
{
    public string Name => "buggy UCB-S";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new BuggyUcbSRule<RealScalar, IntegerScalar, MaskScalar>(this), arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => episodes.Play(new BuggyUcbSRule<TReal, TInteger, TMask>(this), rounds);
}

/// <summary>UCB on post-click means that breaks ties for the highest arm.</summary>
public sealed record HighestTies : ILearner
{
    public string Name => "highest ties";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Run(new double[arms], new double[arms], horizon);

    private sealed class Run(double[] clicks, double[] rewards, long horizon) : LearnerRun
    {
        public override int Choose() => Enumerable.Range(0, clicks.Length).MaxBy(arm => (Index(arm), arm));

        public override void Observe(int arm, Observation observation)
        {
            clicks[arm] += observation.IsClicked ? 1 : 0;
            rewards[arm] += observation.Reward;
        }

        public override LearnerRun Fork() => new Run([.. clicks], [.. rewards], horizon);

        private double Index(int arm) => clicks[arm] == 0
            ? double.PositiveInfinity
            : (rewards[arm] / clicks[arm]) + Math.Sqrt(2 * Math.Log(horizon) / clicks[arm]);
    }
}

internal readonly struct BuggyUcb1Rule<TReal, TInteger, TMask>(Bug bug) : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly double sign = bug == Bug.BonusSubtracted ? -1 : 1;

    public bool IsAnytime => true;

    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    public double First(int arm) => double.PositiveInfinity;

    public double Clock(long time) => Math.Log(bug == Bug.LogarithmOfRoundsBefore ? time - 1 : time);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) =>
        (rewards / shows) + (TReal.Create(sign) * TReal.Sqrt(TReal.Create(2) * clock / shows));
}

internal readonly struct BuggyUcbSRule<TReal, TInteger, TMask>(BuggyUcbS settings) : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly Bug bug = settings.Bug;
    private readonly double confidence = settings.Confidence;
    private readonly double slope = settings.Utility.Match(product => 1 + (1 / (2 * product.Penalty)), _ => 1, _ => 0);
    private readonly double offset = settings.Utility.Match(_ => 0, click => 1 / (2 * click.Penalty), _ => 1);

    public bool IsAnytime => false;

    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    public double First(int arm) => double.PositiveInfinity;

    public double Clock(long time) => Math.Log(time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock)
    {
        TReal infinity = TReal.Create(double.PositiveInfinity);
        TReal scale = TReal.Create(confidence) * clock;
        TMask isClicked = TReal.Greater(clicks, TReal.Create(0));
        TReal samples = TReal.Max(clicks, TReal.Create(1));
        TReal mean = rewards / samples;
        TReal meanRadius = TReal.Select(isClicked, TReal.Sqrt(scale / (bug == Bug.RadiusByShows ? shows : samples)), infinity);
        TReal rate = clicks / shows;
        TReal rateRadius = TReal.Sqrt(scale / shows);
        TReal lowMean = bug == Bug.UnclippedScreening ? mean - meanRadius : TReal.Max(TReal.Create(0), mean - meanRadius);
        TReal highMean = bug == Bug.ScreensByEstimate ? mean : TReal.Min(TReal.Create(1), mean + meanRadius);
        TMask leaves = TReal.Greater(TReal.Max(TReal.Create(0), rate - rateRadius), Desired(highMean))
            | TReal.Greater(Desired(lowMean), TReal.Min(TReal.Create(1), rate + rateRadius));
        return TReal.Select(leaves, bug == Bug.NeverScreens ? mean + meanRadius : TReal.Create(double.NegativeInfinity), mean + meanRadius);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TReal Desired(TReal mean) => TReal.Min(TReal.Create(1), (TReal.Create(slope) * mean) + TReal.Create(offset));
}
