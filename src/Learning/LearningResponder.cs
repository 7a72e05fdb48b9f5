using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning;

/// <summary>An agent that does not know its own problem and learns from what its actions earned: a bandit learner whose arms are the actions.</summary>
/// <remarks>
/// Payoffs are mapped from their range to [0, 1]. Learners with guarantees assume an agent that best-responds at once; against this one they have none, which is what it is
/// for. Immutable and thread-safe.
/// </remarks>
[Reference("lattimore2020", "Chapters 6 to 9, stochastic bandits")]
public sealed record LearningResponder : IResponder
{
    /// <summary>Initializes an agent.</summary>
    /// <param name="learner">How it learns.</param>
    /// <exception cref="ArgumentNullException"><paramref name="learner"/> is null.</exception>
    public LearningResponder(ILearner learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        Learner = learner;
    }

    /// <summary>Gets how the agent learns.</summary>
    public ILearner Learner { get; }

    /// <inheritdoc/>
    public string Name => $"learning by {Learner.Name}";

    /// <inheritdoc/>
    public ResponderRun Begin(int actions, (double Low, double High) range, long horizon, StreamKey key) =>
        new Run(Learner.Begin(actions, horizon, key), range);

    private sealed class Run(LearnerRun learner, (double Low, double High) range) : ResponderRun
    {
        // A learner that shows nothing any more leaves the agent with its first action.
        public override int Choose(ReadOnlySpan<double> utilities, ReadOnlySpan<double> principal) => Math.Max(0, learner.Choose());

        public override void Observe(int action, double payoff)
        {
            double width = range.High - range.Low;
            learner.Observe(action, new(true, width > 0 ? Math.Clamp((payoff - range.Low) / width, 0, 1) : 0));
        }
    }
}
