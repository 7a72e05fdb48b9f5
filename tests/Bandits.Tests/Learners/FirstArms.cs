using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>Uniform play; planted bug: over all arms but the last <paramref name="Missed"/>.</summary>
public sealed record FirstArms(int Missed) : ILearner
{
    public string Name => "first arms";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Run(Math.Max(1, arms - Missed), key, 0);

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
