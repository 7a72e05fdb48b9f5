using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Experiments;

/// <summary>Arms that choose their click rate s; a show costs 1 - s · mean.</summary>
public sealed record ToyClicks(Sequence<double> Means) : IBanditEnvironment
{
    public int Arms => Means.Count;

    public EpisodeTables Tables(Sequence<double> clickRates)
    {
        if (clickRates.Count != Arms || clickRates.Any(rate => !(rate is >= 0 and <= 1)))
        {
            throw new ArgumentException("One click rate in [0, 1] per arm is required.", nameof(clickRates));
        }

        return new(clickRates, Means, Sequence.Of(Arms, arm => 1 - (clickRates[arm] * Means[arm])));
    }
}
