using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Starts a learner afresh with horizons 1, 2, 4, 8, … so that one that needs a horizon plays without.</summary>
/// <remarks>
/// Regret is at most the sum of the regrets of the epochs: for a bound c√T at most √2/(√2 − 1) · c√T. Each epoch forgets everything.
/// <para>Costs the learner's time and memory; an epoch's begin allocates. Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("cesabianchi2006", "Section 2.3, doubling trick")]
public sealed record Doubling : INoRegretLearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="learner">The learner of every epoch.</param>
    /// <exception cref="ArgumentNullException"><paramref name="learner"/> is null.</exception>
    public Doubling(INoRegretLearner learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        Learner = learner;
    }

    /// <inheritdoc/>
    /// <value>The learner's name and <c>, doubling</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => field ?? $"{Learner.Name}, doubling";
        init => field = DynamicsSettings.Name(value);
    }

    /// <summary>Gets the learner of every epoch.</summary>
    public INoRegretLearner Learner { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no action or no round.</exception>
    public NoRegretRun Begin(int actions, long horizon) => new DoublingRun(Learner, DynamicsSettings.Actions(actions, horizon));
}
