using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>The ways in which a run may break the rules of every learner, whatever it computes.</summary>
public enum Fault
{
    /// <summary>None: shows that the double itself is right.</summary>
    None,

    /// <summary>A fork counts in the original's arrays.</summary>
    ForkSharesState,

    /// <summary>Draws from the key as it came.</summary>
    TakesNoRole,

    /// <summary>Draws from the arms' stream.</summary>
    DrawsFromRewards,

    /// <summary>Choosing moves the round on.</summary>
    ChoosingChangesState,
}

/// <summary>Plays the best mean plus a little noise, with a fault.</summary>
public sealed record FaultyGreedy(Fault Fault) : ILearner
{
    public string Name => "faulty greedy";

    public LearnerRun Begin(int arms, long horizon, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return new Run(Fault, Fault == Fault.TakesNoRole ? key : key.Role(Streams.Learner), new double[arms], new double[arms]);
    }

    private sealed class Run(Fault fault, StreamKey key, double[] shows, double[] sums) : LearnerRun
    {
        private uint round;

        public override int Choose()
        {
            int best = 0;
            for (int arm = 0; arm < shows.Length; arm++)
            {
                if (shows[arm] == 0)
                {
                    return arm;
                }

                best = Index(arm) > Index(best) ? arm : best;
            }

            round += fault == Fault.ChoosingChangesState ? 1U : 0;
            return best;
        }

        public override void Observe(int arm, Observation observation)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(arm);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(arm, shows.Length);
            if (!(observation.Reward is >= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(observation));
            }

            shows[arm]++;
            sums[arm] += observation.Reward;
            round++;
        }

        public override LearnerRun Fork() => fault == Fault.ForkSharesState
            ? new Run(fault, key, shows, sums) { round = round }
            : new Run(fault, key, [.. shows], [.. sums]) { round = round };

        private double Index(int arm)
        {
            StreamPosition position = fault == Fault.DrawsFromRewards
                ? new(key.Role(Streams.Rewards).Agent(arm), 4 * (ulong)shows[arm])
                : new(key.Agent(arm), 4 * round);
            RandomStream stream = position.Open();
            return (sums[arm] / shows[arm]) + ((fault == Fault.DrawsFromRewards ? 4 : 0.4) * stream.NextUInt32() / uint.MaxValue);
        }
    }
}
