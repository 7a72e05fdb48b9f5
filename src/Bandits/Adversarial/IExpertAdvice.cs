namespace Mechanisms.Bandits.Adversarial;

/// <summary>Experts who say in every round how likely each arm should be shown.</summary>
/// <remarks>Advice may depend on the round and on anything outside, never on the learner's run: forks ask again. Implementations are immutable.</remarks>
public interface IExpertAdvice
{
    /// <summary>Gets the number of experts, at least 1.</summary>
    int Experts { get; }

    /// <summary>Writes the advice of a round.</summary>
    /// <param name="round">The round, from 0.</param>
    /// <param name="advice">Receives a probability per arm from each expert, row-major, shape [expert, arm]; each row sums to 1.</param>
    void Advise(long round, Span<double> advice);
}
