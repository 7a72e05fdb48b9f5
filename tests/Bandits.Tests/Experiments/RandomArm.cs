using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Experiments;

/// <summary>Shows a uniformly random arm in every round.</summary>
public sealed record RandomArm : ILearner
{
    public string Name => "random arm";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Run(arms, key, 0);

    private sealed class Run(int arms, StreamKey key, ulong round) : LearnerRun
    {
        private ulong round = round;

        public override int Choose()
        {
            RandomStream stream = new StreamPosition(key.Role(Streams.Learner), 4 * round).Open();
            return (int)(((ulong)stream.NextUInt32() * (uint)arms) >> 32);
        }

        public override void Observe(int arm, Observation observation) => round++;

        public override LearnerRun Fork() => new Run(arms, key, round);
    }
}
