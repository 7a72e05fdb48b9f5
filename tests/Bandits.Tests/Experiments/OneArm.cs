using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Experiments;

/// <summary>Always shows the same arm.</summary>
public sealed record OneArm(int Arm) : ILearner
{
    public string Name => $"arm {Arm}";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Run(Arm);

    private sealed class Run(int arm) : LearnerRun
    {
        public override int Choose() => arm;

        public override void Observe(int arm, Observation observation)
        {
        }

        public override LearnerRun Fork() => new Run(arm);
    }
}
