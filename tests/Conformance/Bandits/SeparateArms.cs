using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.Bandits;

/// <summary>Arms that choose their click rates, and whose shows cost the principal nothing: no arm's fate hangs on another's.</summary>
internal sealed record SeparateArms(Sequence<double> Means) : IBanditEnvironment
{
    public int Arms => Means.Count;

    public EpisodeTables Tables(Sequence<double> clickRates) => new(clickRates, Means, Sequence.Of(Arms, _ => 0.0));
}
