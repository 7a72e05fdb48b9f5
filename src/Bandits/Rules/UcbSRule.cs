using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>UCB-S: index by the optimistic post-click mean, screening of the click rate against the rates that mean would justify.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct UcbSRule<TReal, TInteger, TMask>(UcbS settings) : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly ClickUtilityRule utility = settings.Utility.Rule;
    private readonly double confidence = settings.Confidence;
    private readonly ConfidenceTime time = settings.Time;

    /// <summary>ln 1 = 0 in round 1 would leave no interval at all and screen out an honest arm: ln t starts at ln 2.</summary>
    private readonly double leastLog = settings.Time == ConfidenceTime.Round ? 0.6931471805599453 : 0;

    /// <summary>+∞ switches the lower test off: nothing is below −∞.</summary>
    private readonly double lowerSlack = settings.Mode == ScreeningMode.TwoSided ? 0 : double.PositiveInfinity;

    /// <inheritdoc/>
    public static bool IsLong => true;

    /// <inheritdoc/>
    public bool IsAnytime => time == ConfidenceTime.Round;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty { get; } = settings.WhenEmpty;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => NaturalLog.Of(time);

    /// <inheritdoc/>
    /// <remarks>The desired rate does not fall with the mean: its range over the interval of the mean is from one end's rate to the other's.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock)
    {
        TReal scale = TReal.Create(confidence) * TReal.Max(clock, TReal.Create(leastLog));
        TReal rate = ConfidenceInterval<TReal, TInteger, TMask>.Mean(clicks, shows);
        TReal rateRadius = ConfidenceInterval<TReal, TInteger, TMask>.Radius(shows, scale);
        TReal mean = ConfidenceInterval<TReal, TInteger, TMask>.Mean(rewards, clicks);
        TReal meanRadius = ConfidenceInterval<TReal, TInteger, TMask>.Radius(clicks, scale);
        TReal least = Desired(ConfidenceInterval<TReal, TInteger, TMask>.Lower(mean, meanRadius));
        TReal most = Desired(ConfidenceInterval<TReal, TInteger, TMask>.Upper(mean, meanRadius));
        TMask promisesMore = TReal.Greater(ConfidenceInterval<TReal, TInteger, TMask>.Lower(rate, rateRadius), most);
        TMask promisesLess = TReal.Greater(
            least - TReal.Create(lowerSlack), ConfidenceInterval<TReal, TInteger, TMask>.Upper(rate, rateRadius));
        return TReal.Select(promisesMore | promisesLess, TReal.Create(double.NegativeInfinity), mean + meanRadius);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TReal Desired(TReal postClickMean) => utility.DesiredClickRate<TReal, TInteger, TMask>(postClickMean);
}
