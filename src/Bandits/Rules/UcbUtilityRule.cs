using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>Index by the largest utility over the confidence box of click rate and post-click mean.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct UcbUtilityRule<TReal, TInteger, TMask>(UcbUtility settings) : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly ClickUtilityRule utility = settings.Utility.Rule;
    private readonly double confidence = settings.Confidence;
    private readonly int steps = settings.GridPoints - 1;

    /// <inheritdoc/>
    public static bool IsLong => true;

    /// <inheritdoc/>
    public bool IsAnytime => false;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => NaturalLog.Of(time);

    /// <inheritdoc/>
    /// <remarks>For a given mean the best rate of the box is s* clipped to it, because u is concave in the rate; the mean runs over an even grid that holds both ends exactly.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock)
    {
        TReal scale = TReal.Create(confidence) * clock;
        TReal mean = ConfidenceInterval<TReal, TInteger, TMask>.Mean(rewards, clicks);
        TReal meanRadius = ConfidenceInterval<TReal, TInteger, TMask>.Radius(clicks, scale);
        TReal rate = ConfidenceInterval<TReal, TInteger, TMask>.Mean(clicks, shows);
        TReal rateRadius = ConfidenceInterval<TReal, TInteger, TMask>.Radius(shows, scale);
        TReal lowest = ConfidenceInterval<TReal, TInteger, TMask>.Lower(rate, rateRadius);
        TReal highest = ConfidenceInterval<TReal, TInteger, TMask>.Upper(rate, rateRadius);
        TReal start = ConfidenceInterval<TReal, TInteger, TMask>.Lower(mean, meanRadius);
        TReal end = ConfidenceInterval<TReal, TInteger, TMask>.Upper(mean, meanRadius);
        TReal spacing = (end - start) / TReal.Create(steps);
        TReal best = BestAt(end, lowest, highest);
        for (int step = 0; step < steps; step++)
        {
            best = TReal.Max(best, BestAt(start + (spacing * TReal.Create(step)), lowest, highest));
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TReal BestAt(TReal postClickMean, TReal lowest, TReal highest)
    {
        TReal desired = utility.DesiredClickRate<TReal, TInteger, TMask>(postClickMean);
        TReal rate = TReal.Min(TReal.Max(desired, lowest), highest);
        return utility.Value<TReal, TInteger, TMask>(rate, postClickMean);
    }
}
