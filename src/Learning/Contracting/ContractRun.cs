using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>A learner of contracts at work: mutable, single-threaded, forkable.</summary>
/// <remarks>One round is <see cref="Announce"/> followed by <see cref="Observe"/>.</remarks>
public abstract class ContractRun
{
    /// <summary>Gets the rounds observed.</summary>
    public abstract long Rounds { get; }

    /// <summary>Gets the estimates that the learner relies on, in the order in which they were made; none for a learner that estimates no probabilities.</summary>
    public virtual Sequence<ContractSample> Samples => [];

    /// <summary>Announces the contract of the coming round.</summary>
    /// <returns>The contract; the same object whenever the same contract is announced.</returns>
    public abstract Contract Announce();

    /// <summary>Takes in the outcome.</summary>
    /// <param name="outcome">The outcome, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such outcome.</exception>
    public abstract void Observe(int outcome);

    /// <summary>Hands over the contract that the learner prefers now: the same object that the design room solves for.</summary>
    /// <returns>The contract, and what the learner believes of it; <see cref="CommittedContract.Check"/> judges both under a model.</returns>
    public abstract CommittedContract Commit();

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public abstract ContractRun Fork();
}
