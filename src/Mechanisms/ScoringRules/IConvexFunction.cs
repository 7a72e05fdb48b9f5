namespace Mechanisms.ScoringRules;

/// <summary>A convex function of beliefs, with a subgradient everywhere: what a truthful report earns in expectation under a proper rule.</summary>
public interface IConvexFunction
{
    /// <summary>Gets the name of the function, for example <c>‖r‖²</c>.</summary>
    string Name { get; }

    /// <summary>The value at a belief.</summary>
    /// <param name="belief">Probability of each state, shape [state].</param>
    /// <returns>The value, finite.</returns>
    double Value(ReadOnlySpan<double> belief);

    /// <summary>Writes a subgradient at a belief.</summary>
    /// <param name="belief">Probability of each state, shape [state].</param>
    /// <param name="destination">Receives the subgradient, shape [state]; finite, but for -∞ where the belief gives a state probability 0.</param>
    void Subgradient(ReadOnlySpan<double> belief, Span<double> destination);
}
