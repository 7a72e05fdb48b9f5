using System.Globalization;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;

namespace Mechanisms.Bandits.Devices;

/// <summary>What every device requires of a batch, and of the environment and the learner while it is played.</summary>
internal static class BatchRequirements
{
    private const long LongestSingleHorizon = 1L << 24;

    /// <summary>That a batch can be played in a precision.</summary>
    /// <exception cref="ArgumentException">Single precision is asked for and the batch is too long or its learner has no lanes.</exception>
    public static void Precision(EpisodeBatch batch, LanePrecision precision)
    {
        if (precision == LanePrecision.Bits64)
        {
            return;
        }

        if (batch.Learner is not ILaneLearner { PlaysInSinglePrecision: true })
        {
            throw new ArgumentException(
                $"Single precision needs a learner with lanes for which it is good enough; {batch.Learner.Name} is none. Play it in double precision.", nameof(batch));
        }

        if (batch.Horizon > LongestSingleHorizon)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Single precision counts exactly up to {LongestSingleHorizon} rounds; got {batch.Horizon}. Play them in double precision."), nameof(batch));
        }
    }

    /// <summary>The tables of an episode, one entry per arm.</summary>
    public static EpisodeTables TablesOf(EpisodeBatch batch, Episode episode)
    {
        EpisodeTables made = batch.Environment.Tables(episode.ClickRates)
            ?? throw new InvalidOperationException($"{batch.Environment.GetType().Name}.Tables must return tables; got null.");
        int arms = made.ClickProbability.Count;
        return arms == batch.Environment.Arms ? made : throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"{batch.Environment.GetType().Name}.Tables must have one entry per arm, {batch.Environment.Arms}; got {arms}."));
    }

    /// <summary>That a learner has played the rounds it was asked for.</summary>
    public static void Round(ILaneLearner learner, long round, long expected)
    {
        if (round != expected)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{learner.Name}.Advance must play the rounds it is asked for, up to {expected}; it stopped at {round}."));
        }
    }
}
