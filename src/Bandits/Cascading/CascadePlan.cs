using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Cascading;

/// <summary>The best list for every stage and state of a <see cref="CascadeProcess"/>.</summary>
/// <param name="Values">Expected reward from a stage on, shape [stage, state].</param>
/// <param name="Lists">The list to show, shape [stage · states + state].</param>
public sealed record CascadePlan(Matrix<double> Values, Sequence<Sequence<int>> Lists)
{
    /// <summary>The list to show.</summary>
    /// <param name="stage">Stage from 0.</param>
    /// <param name="state">State from 0.</param>
    /// <returns>The items from the top.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such stage or state.</exception>
    public Sequence<int> List(int stage, int state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)Values.Columns, nameof(state));
        return Lists[(stage * Values.Columns) + state];
    }
}
