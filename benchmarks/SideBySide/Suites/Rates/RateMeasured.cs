using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.SideBySide.Suites.Rates;

/// <summary>What the runs of a <see cref="RateCase"/> gave.</summary>
/// <param name="OverRate">The mean of the curve at each horizon, over the horizon to the rate.</param>
/// <param name="Fit">The fitted slope; null where a mean is not positive.</param>
/// <param name="OpenFirst">What the constants leave open at the first horizon.</param>
/// <param name="OpenLast">What they leave open at the last.</param>
internal sealed record RateMeasured(Sequence<double> OverRate, GrowthFit? Fit, double OpenFirst, double OpenLast)
{
    /// <summary>Says whether the interval of the slope keeps to what is wanted, whether a power fits at all, and whether the bound says anything where it does not.</summary>
    /// <param name="wanted">The largest slope.</param>
    /// <param name="ceiling">The most that the mean may be over the horizon to the rate, where that is the claim; null where the slope is.</param>
    public string Verdict(double wanted, double? ceiling = null) => Fit switch
    {
        null => "no power",
        _ when ceiling is { } most => OverRate.Max() <= most ? FormattableString.Invariant($"met: at most {most} T^rate{(Fit.IsPower ? "" : ", no power fits")}") : FormattableString.Invariant($"not met: above {most} T^rate"),
        { IsPower: true, High: var high } when high <= wanted => "met",
        _ when OpenLast >= 1 => "trivial",
        { Low: var low } when low > wanted => OpenFirst >= 1 ? "not met, trivial at first" : "not met",
        { IsPower: false } => "no power fits",
        _ => "undecided",
    };
}
