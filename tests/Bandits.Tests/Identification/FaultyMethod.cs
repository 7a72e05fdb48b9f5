using Mechanisms.Bandits.Identification;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Identification;

/// <summary>Shows every arm equally often, claims confidence 0.95 whatever it saw, and may name the worst arm.</summary>
internal sealed record FaultyMethod(int ShowsPerArm, bool RecommendsWorst) : IBestArmMethod
{
    public string Name => "faulty";

    public IdentificationRun Begin(int arms, long budget, StreamKey key) => new Run(this, arms, budget, key);

    private sealed class Run : IdentificationRun
    {
        private readonly FaultyMethod settings;

        public Run(FaultyMethod settings, int arms, long budget, StreamKey key)
            : base(arms, budget, key) => this.settings = settings;

        private Run(Run original)
            : base(original) => settings = original.settings;

        public override double? Confidence => 0.95;

        public override int Recommended =>
            settings.RecommendsWorst ? Enumerable.Range(0, Arms).MinBy(MeanOf) : Enumerable.Range(0, Arms).MaxBy(MeanOf);

        public override LearnerRun Fork() => new Run(this);

        protected override int Decide()
        {
            IsDone = Round >= (long)Arms * settings.ShowsPerArm;
            return IsDone ? Nobody : (int)(Round % Arms);
        }
    }
}
