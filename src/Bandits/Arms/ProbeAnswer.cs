using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>What an agent's arms earned at click rates it tried, everybody else in place and all probes on the same random numbers.</summary>
/// <param name="ClickRates">Click rates of the own arms, shape [own arm].</param>
/// <param name="Clicks">Clicks of each own arm, summed over the runs of the probe, shape [own arm]: whole numbers, so that ties are exact.</param>
/// <param name="Runs">Number of runs of the probe, at least 1.</param>
public sealed record ProbeAnswer(Sequence<double> ClickRates, Sequence<long> Clicks, int Runs)
{
    /// <summary>Gets the clicks of all own arms together, summed over runs.</summary>
    public long TotalClicks => Clicks.Sum();
}
