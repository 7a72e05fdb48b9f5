namespace Mechanisms.Learning;

/// <summary>An agent at work: mutable, single-threaded.</summary>
/// <remarks>One round is <see cref="Choose"/> followed by <see cref="Observe"/>.</remarks>
public abstract class ResponderRun
{
    /// <summary>Chooses an action.</summary>
    /// <param name="utilities">What each action earns the agent in expectation under what is announced, cost deducted, shape [action].</param>
    /// <param name="principal">What each is worth to the principal, which decides ties alone, shape [action].</param>
    /// <returns>The action, from 0.</returns>
    public abstract int Choose(ReadOnlySpan<double> utilities, ReadOnlySpan<double> principal);

    /// <summary>Takes in what the action earned.</summary>
    /// <param name="action">The action.</param>
    /// <param name="payoff">Payment less cost, in money.</param>
    public virtual void Observe(int action, double payoff)
    {
    }
}
