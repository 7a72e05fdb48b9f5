using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Experiments;

/// <summary>Shows every arm ten times, then the arm with the highest share of clicks; ties go to the lowest arm.</summary>
public sealed record ClickChaser : ILearner
{
    public string Name => "click chaser";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Run(new int[arms], new int[arms]);

    private sealed class Run(int[] shows, int[] clicks) : LearnerRun
    {
        public override int Choose()
        {
            int best = 0;
            for (int arm = 0; arm < shows.Length; arm++)
            {
                best = Index(arm) > Index(best) ? arm : best;
            }

            return best;
        }

        public override void Observe(int arm, Observation observation)
        {
            shows[arm]++;
            clicks[arm] += observation.IsClicked ? 1 : 0;
        }

        public override LearnerRun Fork() => new Run([.. shows], [.. clicks]);

        private double Index(int arm) => shows[arm] < 10 ? double.PositiveInfinity : (double)clicks[arm] / shows[arm];
    }
}
