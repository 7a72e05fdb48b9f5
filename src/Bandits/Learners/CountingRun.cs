using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run that counts shows and rewards of its arms and decides once a round: the base of learners that play one episode at a time.</summary>
/// <remarks>
/// A subclass says which arm comes next and how it copies its own fields: <see cref="Decide"/> and <see cref="LearnerRun.Fork"/>. Arguments are
/// validated here, a decision is kept until the next observation, and a fork's counts are its own. Single-threaded; allocates only when it begins or forks.
/// </remarks>
public abstract class CountingRun : LearnerRun
{
    /// <summary>Words of the stream that one round may draw, as a power of two; rounds never share words.</summary>
    internal const int RoundShift = 22;

    private const int Undecided = -2;

    private readonly StreamKey key;
    private readonly double[] shows;
    private readonly double[] rewards;
    private int choice = Undecided;

    /// <summary>Begins a run.</summary>
    /// <param name="arms">Number of arms, from 1 to 65,536.</param>
    /// <param name="horizon">Rounds planned for, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    protected CountingRun(int arms, long horizon, StreamKey key)
    {
        RunArguments.RequireSizes(arms, horizon);
        this.key = key.Role(Streams.Learner);
        shows = new double[arms];
        rewards = new double[arms];
    }

    /// <summary>Copies a run's counts and draws.</summary>
    /// <param name="original">The run to copy.</param>
    /// <exception cref="ArgumentNullException">There is no run.</exception>
    protected CountingRun(CountingRun original)
    {
        ArgumentNullException.ThrowIfNull(original);
        (key, Round, choice) = (original.key, original.Round, original.choice);
        shows = [.. original.shows];
        rewards = [.. original.rewards];
    }

    /// <summary>Gets the number of arms.</summary>
    protected int Arms => shows.Length;

    /// <summary>Gets the rounds observed.</summary>
    protected long Round { get; private set; }

    /// <summary>Gets the sums of rewards, shape [arm]; a show without a click counts 0.</summary>
    protected ReadOnlySpan<double> Rewards => rewards;

    /// <summary>Gets the numbers of shows, shape [arm].</summary>
    protected ReadOnlySpan<double> Shows => shows;

    /// <inheritdoc/>
    public sealed override int Choose()
    {
        if (choice == Undecided)
        {
            choice = Decide();
        }

        return choice;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arm, or the reward is outside [0, 1] or NaN.</exception>
    public sealed override void Observe(int arm, Observation observation)
    {
        RunArguments.Require(arm, shows.Length, observation);
        double reward = observation.IsClicked ? observation.Reward : 0;
        shows[arm]++;
        rewards[arm] += reward;
        Update(arm, reward);
        Round++;
        choice = Undecided;
    }

    /// <summary>Decides on the arm of the coming round; asked once a round.</summary>
    /// <returns>Arm from 0; or <see cref="LearnerRun.Nobody"/> for good.</returns>
    protected abstract int Decide();

    /// <summary>Takes in a reward that is already counted; <see cref="Round"/> is still the round of the show, from 0.</summary>
    /// <param name="arm">The arm shown.</param>
    /// <param name="reward">Its reward, 0 without a click.</param>
    protected virtual void Update(int arm, double reward)
    {
    }

    /// <summary>Mean reward of an arm.</summary>
    /// <param name="arm">An arm that has been shown.</param>
    /// <returns>Reward per show; NaN without a show.</returns>
    protected double Mean(int arm) => rewards[arm] / shows[arm];

    /// <summary>Finds the lowest arm without a show.</summary>
    /// <returns>The arm; −1 when all have a show.</returns>
    protected int FirstUnseen() => shows.AsSpan().IndexOf(0);

    /// <summary>Finds the lowest arm of largest mean; unseen arms come first.</summary>
    /// <returns>The arm.</returns>
    protected int BestMean()
    {
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < shows.Length; arm++)
        {
            double mean = shows[arm] > 0 ? rewards[arm] / shows[arm] : double.PositiveInfinity;
            (best, largest) = mean > largest ? (arm, mean) : (best, largest);
        }

        return best;
    }

    /// <summary>Opens the round's own part of the learner's stream: 2²² words that no other round reads.</summary>
    /// <param name="sixteenth">Where to start, in sixteenths of the part, so that two kinds of draws of one round stay apart.</param>
    /// <returns>A cursor.</returns>
    protected RandomStream OpenRound(int sixteenth = 0) => OpenRound(sixteenth, 0);

    /// <summary>Opens the round's own part of the learner's stream at a word of a sixteenth: draws of one arm that do not depend on those of others.</summary>
    private protected RandomStream OpenRound(int sixteenth, ulong word) =>
        new StreamPosition(key, ((ulong)Round << RoundShift) + ((ulong)sixteenth << (RoundShift - 4)) + word).Open();
}
