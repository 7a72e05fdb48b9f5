using System.Globalization;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>A run that draws its arm from probabilities it knows exactly, so that what it sees can be weighed by them.</summary>
/// <remarks>
/// The arm of round t (from 0) is the inverse of the cumulative probabilities at one uniform number, block t of the learner's stream; an arm of
/// probability 0 is never drawn, and what rounding leaves over goes to the last arm of positive probability. A show without a click counts as reward 0.
/// <see cref="Choose"/> and <see cref="Observe"/> allocate nothing. Single-threaded.
/// </remarks>
public abstract class SamplingRun : LearnerRun
{
    private readonly double[] probabilities;
    private readonly StreamKey key;
    private int chosen = Nobody;

    /// <summary>Initializes a run before its first round, all arms equally likely.</summary>
    /// <param name="arms">Number of arms, from 1 to 65,536.</param>
    /// <param name="key">The replication's key.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms is out of range.</exception>
    protected SamplingRun(int arms, StreamKey key)
    {
        RunArguments.RequireArms(arms);
        probabilities = new double[arms];
        probabilities.AsSpan().Fill(1.0 / arms);
        this.key = key.Role(Streams.Learner).Agent(0);
    }

    /// <summary>Initializes a copy.</summary>
    /// <param name="original">The run to copy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="original"/> is null.</exception>
    protected SamplingRun(SamplingRun original)
    {
        ArgumentNullException.ThrowIfNull(original);
        probabilities = [.. original.probabilities];
        (key, chosen, Round) = (original.key, original.chosen, original.Round);
    }

    /// <summary>Gets the probability of every arm in the coming round, shape [arm]; they sum to 1. A view until the next observation.</summary>
    public ReadOnlySpan<double> Probabilities => probabilities;

    /// <summary>Gets the number of rounds observed.</summary>
    public long Round { get; private set; }

    /// <summary>Gets the probabilities to write to in a constructor that does not begin uniformly.</summary>
    private protected Span<double> FirstProbabilities => probabilities;

    /// <inheritdoc/>
    public sealed override int Choose()
    {
        if (chosen == Nobody)
        {
            // Four words to a block, one block to a round.
            chosen = SimplexSampler.Draw(probabilities, new StreamPosition(key, 4 * (ulong)Round).Open().NextDouble());
        }

        return chosen;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arm, it had probability 0, or the reward is outside [0, 1].</exception>
    public sealed override void Observe(int arm, Observation observation)
    {
        if ((uint)arm >= (uint)probabilities.Length || probabilities[arm] <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(arm), arm, string.Create(CultureInfo.InvariantCulture,
                $"The arm must lie in 0..{probabilities.Length - 1} and have positive probability; got {arm}. Show the arm that was chosen."));
        }

        double reward = observation.IsClicked ? observation.Reward : 0;
        if (reward is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(observation), reward, string.Create(
                CultureInfo.InvariantCulture, $"A reward must lie in [0, 1]; got {reward}. Scale the rewards."));
        }

        Round++;
        chosen = Nobody;
        Learn(arm, reward, probabilities);
    }

    /// <summary>Takes in what the arm did.</summary>
    /// <param name="arm">The arm shown.</param>
    /// <param name="reward">Its reward, in [0, 1].</param>
    /// <param name="probabilities">Probabilities of the round, shape [arm]; receives those of the next.</param>
    protected abstract void Learn(int arm, double reward, Span<double> probabilities);
}
