using Mechanisms.Bandits.Arms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Arms;

/// <summary>The ways in which an agent may break the rules of every agent, whatever it wants.</summary>
public enum AgentFault
{
    /// <summary>None: shows that the double itself is right.</summary>
    None,

    /// <summary>A fork wanders on the original's path.</summary>
    ForkSharesState,

    /// <summary>Draws from a generator of its own instead of its key.</summary>
    IgnoresKey,

    /// <summary>Follows the highest click rate that any run of the same settings has told.</summary>
    Gossips,

    /// <summary>Moves to rates that are none.</summary>
    LeavesUnitInterval,

    /// <summary>Moves to rates that are not on the grid it announces.</summary>
    LeavesGrid,

    /// <summary>Tries more rates than it announces.</summary>
    ProbesMore,

    /// <summary>Leaves a tie open over rates that it did not try.</summary>
    OpensTies,
}

/// <summary>Wanders over the rates 0, 0.25, …, 1 by its own draws, with a fault.</summary>
public sealed record FaultyAgent(AgentFault Fault) : IStrategicAgent
{
    private readonly List<double> told = [];
    private readonly Draws own = new(new StreamKey(99).Open().Position);

    public static Sequence<double> Grid { get; } = StrategyGrid.Even(0, 1, 5);

    public string Name => "faulty";

    public int ProbeReplications => 1;

    public int ProbesFor(int arms) => 1;

    public AgentRun Begin(AgentRole role, StreamKey key) => new Run(this, new(key.Open().Position));

    private sealed class Run(FaultyAgent settings, Draws draws) : AgentRun
    {
        public override Sequence<Sequence<double>> Probes(Sequence<double> clickRates) =>
            settings.Fault == AgentFault.ProbesMore ? [clickRates, clickRates] : [clickRates];

        public override AgentDecision Decide(AgentView view, Sequence<ProbeAnswer> answers)
        {
            settings.told.Add(view.ClickRates.Max());
            Sequence<double> next = Sequence.Of(view.ClickRates.Count, _ => Rate());
            return settings.Fault == AgentFault.OpensTies ? new([view.ClickRates, next], TieRule.ForPrincipal) : new([next]);
        }

        public override AgentRun Fork() => new Run(settings, settings.Fault == AgentFault.ForkSharesState ? draws : new(draws.Position));

        private double Rate()
        {
            double rate = Grid[(int)((settings.Fault == AgentFault.IgnoresKey ? settings.own : draws).Next() * 5)];
            return settings.Fault switch
            {
                AgentFault.Gossips => settings.told.Max(),
                AgentFault.LeavesUnitInterval => rate + 0.25,
                AgentFault.LeavesGrid => rate * 0.9,
                _ => rate,
            };
        }
    }

    private sealed class Draws(StreamPosition start)
    {
        public StreamPosition Position { get; private set; } = start;

        public double Next()
        {
            RandomStream stream = Position.Open();
            double drawn = stream.NextDouble();
            Position = stream.Position;
            return drawn;
        }
    }
}
