namespace Mechanisms.ScoringRules;

/// <summary>The function ‖r‖², whose <see cref="SavageRule"/> is the quadratic rule 2 r_w − ‖r‖².</summary>
/// <remarks>Strictly convex; stateless and thread-safe.</remarks>
public sealed record SquaredLength : IConvexFunction
{
    /// <inheritdoc/>
    public string Name => "‖r‖²";

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> belief) => Beliefs.SquaredLength(belief);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The destination has another length than the belief.</exception>
    public void Subgradient(ReadOnlySpan<double> belief, Span<double> destination)
    {
        Beliefs.RequireStates(destination, belief.Length, nameof(destination));
        for (int state = 0; state < belief.Length; state++)
        {
            destination[state] = 2 * belief[state];
        }
    }
}
