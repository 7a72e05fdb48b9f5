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
    /// <summary>Says whether the interval of the slope keeps to what is wanted, and whether the bound says anything where it does not.</summary>
    public string Verdict(double wanted) => Fit switch
    {
        null => "no power",
        { High: var high } when high <= wanted => "met",
        _ when OpenLast >= 1 => "trivial",
        { Low: var low } when low > wanted => OpenFirst >= 1 ? "not met, trivial at first" : "not met",
        _ => "undecided",
    };
}
