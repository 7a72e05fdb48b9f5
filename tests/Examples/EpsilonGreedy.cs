using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Examples;

// snippet: learner-settings
/// <summary>Plays the best mean so far, and any arm with probability ε. Ties go to the lowest arm.</summary>
public sealed record EpsilonGreedy(double Epsilon) : ILearner
{
    public string Name => "ε-greedy";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new EpsilonGreedyRun(this, arms, key.Role(Streams.Learner));
}
// end snippet
