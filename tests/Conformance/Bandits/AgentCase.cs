using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Arms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Conformance.Bandits;

/// <summary>What an agent owns, where it starts and for how long it plays.</summary>
public sealed record AgentCase(AgentRole Role, ulong Root)
{
    private static readonly double[] Rates = [0.2, 0.5, 0.55, 0.8, 1];

    public StreamKey Key => new StreamKey(Root).Role(Streams.Agents).Agent(Role.Arms[0]);

    /// <summary>Cases that reach one arm and several, one epoch and many, equal means and the highest rate.</summary>
    public static Arbitrary<AgentCase> Arbitrary(int mostArms) => Arb.From(
        from count in Gen.Choose(1, mostArms)
        from first in Gen.Choose(0, 5)
        from means in Gen.Choose(0, 100).Select(part => part / 100.0).ArrayOf(count)
        from start in Gen.Elements(Rates).ArrayOf(count)
        from horizon in Gen.Choose(1, 2_000)
        from epochs in Gen.Choose(1, 12)
        from low in Gen.Choose(0, int.MaxValue)
        let arms = Sequence.Of(count, arm => first + (2 * arm))
        let role = new AgentRole(arms, means.ToSequence(), means.ToSequence(), start.ToSequence(), horizon, epochs)
        select new AgentCase(role, (ulong)low * 0x9E3779B97F4A7C15));

    /// <summary>What the own arms did in an epoch: a function of the epoch and their rates, made without the agent's key.</summary>
    public AgentView View(int epoch, Sequence<double> rates)
    {
        Sequence<double> shows = Sequence.Of(rates.Count, arm => Part(epoch, arm) * Role.Horizon / rates.Count);
        return new(epoch, rates, shows, Sequence.Of(rates.Count, arm => shows[arm] * rates[arm]));
    }

    /// <summary>What a probe earned.</summary>
    public ProbeAnswer Answer(int epoch, Sequence<double> rates, int runs) => new(
        rates, Sequence.Of(rates.Count, arm => (long)(Part(epoch, arm) * Role.Horizon * rates[arm] * runs / rates.Count)), runs);

    private double Part(int epoch, int arm) => PlainPhilox.Block(Root ^ 0x5DEECE66D, (uint)epoch, (uint)arm, 0, 79)[0] / 4294967296.0;
}
