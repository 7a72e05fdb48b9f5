using Mechanisms.Bandits.Arms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Examples;

// snippet: own-arm
/// <summary>Moves its click rate a step up or down after each epoch, and turns around when it earned fewer clicks than in the epoch before.</summary>
public sealed record HillClimber(double Step) : IStrategicAgent
{
    public string Name => "hill climber";

    public int ProbeReplications => 0; // it tries nothing out: it knows only what it earned

    public int ProbesFor(int arms) => 0;

    public AgentRun Begin(AgentRole role, StreamKey key) => new Run { Step = Step };

    private sealed class Run : AgentRun
    {
        public double Step { get; set; }

        public double Earned { get; set; }

        public override Sequence<Sequence<double>> Probes(Sequence<double> clickRates) => [];

        public override AgentDecision Decide(AgentView view, Sequence<ProbeAnswer> answers)
        {
            double clicks = view.Clicks.Sum();
            (Step, Earned) = (clicks < Earned ? -Step : Step, clicks);
            return new([view.ClickRates.Select(rate => Math.Clamp(rate + Step, 0, 1)).ToSequence()]);
        }

        public override AgentRun Fork() => new Run { Step = Step, Earned = Earned };
    }
}
// end snippet
