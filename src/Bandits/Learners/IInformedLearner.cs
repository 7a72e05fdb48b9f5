using Mechanisms.Bandits.Environments;

namespace Mechanisms.Bandits.Learners;

/// <summary>A learner that is told the environment before each episode: an oracle to compare with, not a method.</summary>
/// <remarks>Devices inform it of the tables of every episode, which hold the arms' strategies of that episode.</remarks>
public interface IInformedLearner : ILearner
{
    /// <summary>Tells the learner everything.</summary>
    /// <param name="tables">Tables of the coming episode.</param>
    /// <returns>The learner that plays the episode.</returns>
    ILearner Informed(EpisodeTables tables);
}
