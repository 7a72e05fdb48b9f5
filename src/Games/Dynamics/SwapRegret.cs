using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>No swap regret from no external regret: one copy of a learner per action, and play that is a fixed point of what they advise.</summary>
/// <remarks>
/// With Q(t) the matrix whose row a is what copy a advises, x(t) solves x = x Q(t); copy a then sees the losses times x(t, a). Swap regret, that
/// is against the best function from actions to actions, is at most the sum of the copies' regrets: actions · √(T ln(actions)/2) with
/// <see cref="Hedge"/>. Where all players do so, the frequencies of play approach correlated equilibrium.
/// <para>Time O(actions³) per round for the fixed point, memory O(actions²). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("blum2007", "Theorem 5")]
public sealed record SwapRegret : INoRegretLearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="learner">The learner that every action gets a copy of.</param>
    /// <exception cref="ArgumentNullException"><paramref name="learner"/> is null.</exception>
    public SwapRegret(INoRegretLearner learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        Learner = learner;
    }

    /// <inheritdoc/>
    /// <value><c>swap</c> and the learner's name by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => field ?? $"swap {Learner.Name}";
        init => field = DynamicsSettings.Name(value);
    }

    /// <summary>Gets the learner that every action gets a copy of.</summary>
    public INoRegretLearner Learner { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="actions">Number of actions, at least 1.</param>
    /// <param name="horizon">Number of rounds the copies plan for, at least 1.</param>
    /// <returns>A run before its first round, which knows its swap regret.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no action or no round.</exception>
    public SwapRegretRun Begin(int actions, long horizon) => new(Learner, DynamicsSettings.Actions(actions, horizon), horizon);

    /// <inheritdoc/>
    NoRegretRun INoRegretLearner.Begin(int actions, long horizon) => Begin(actions, horizon);
}
