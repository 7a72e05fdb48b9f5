using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.StrategicContexts;

/// <summary>Planted: a grim trigger whose sums live in the settings and leak from run to run.</summary>
internal sealed class UnforgivingTrigger : IContextualLearner
{
    private double promised;
    private double earned;
    private long plays;

    public string Name => "unforgiving";

    public ContextualRun Begin(int arms, int dimension, long horizon, StreamKey key) => new Run(this, horizon);

    private sealed class Run(UnforgivingTrigger settings, long horizon) : ContextualRun(1, 1)
    {
        private bool isActive = true;

        public override bool IsActive(int arm) => isActive;

        public override ContextualRun Fork() => new Run(settings, horizon) { isActive = isActive };

        protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available) => isActive ? 0 : Nobody;

        protected override void Learn(int arm, ReadOnlySpan<double> context, double reward)
        {
            settings.promised += context[0];
            settings.earned += reward;
            settings.plays++;
            isActive = settings.promised <= settings.earned + (2 * Math.Sqrt(settings.plays * Math.Log(horizon)));
        }
    }
}
