using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>The best response to what was played so far: the action with the least cumulative loss, summed in doubles round by round. Ties of these sums go to the lowest action; where losses are no multiples of a power of 2, rounding may break a tie.</summary>
/// <remarks>
/// Plays the uniform strategy in the first round. Two such learners in <see cref="SelfPlay"/> are Brown's fictitious play: averages come to equilibria of zero-sum games and of
/// games in which one player has two actions and no payoffs are equal, and circle in others. Its regret has no bound below the worst: a loss each round is possible.
/// <para>Time O(actions) per round, memory O(actions). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("brown1951", "iterative solution of games by fictitious play")]
[Reference("robinson1951", "convergence in zero-sum games")]
public sealed record FictitiousPlay : INoRegretLearner
{
    /// <inheritdoc/>
    /// <value><c>fictitious play</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "fictitious play";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no action or no round.</exception>
    public NoRegretRun Begin(int actions, long horizon) => new FictitiousPlayRun(DynamicsSettings.Actions(actions, horizon));
}
