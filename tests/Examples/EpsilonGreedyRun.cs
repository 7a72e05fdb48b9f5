using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Examples;

// snippet: learner-run
/// <summary>The state of one run: counts, sums, and a key; round t draws from block t of the learner's stream.</summary>
public sealed class EpsilonGreedyRun(EpsilonGreedy settings, int arms, StreamKey key) : LearnerRun
{
    private readonly long[] shows = new long[arms];
    private readonly double[] sums = new double[arms];
    private ulong round;

    public override int Choose()
    {
        RandomStream stream = new StreamPosition(key, 4 * round).Open();
        if (stream.NextDouble() < settings.Epsilon)
        {
            return (int)(stream.NextDouble() * arms);
        }

        int best = 0;
        for (int arm = 1; arm < arms; arm++)
        {
            best = Mean(arm) > Mean(best) ? arm : best;
        }

        return best;
    }

    public override void Observe(int arm, Observation observation)
    {
        shows[arm]++;
        sums[arm] += observation.Reward;
        round++;
    }

    public override LearnerRun Fork()
    {
        EpsilonGreedyRun fork = new(settings, arms, key) { round = round };
        shows.CopyTo(fork.shows, 0);
        sums.CopyTo(fork.sums, 0);
        return fork;
    }

    private double Mean(int arm) => shows[arm] == 0 ? 1 : sums[arm] / shows[arm];
}
// end snippet
