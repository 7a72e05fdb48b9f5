using Mechanisms.Foundations.Numerics;

namespace Mechanisms.FairDivision;

/// <summary>Who gets which of several indivisible items.</summary>
/// <param name="Owners">Index of the agent who gets each item, shape [item].</param>
public sealed record ItemAllocation(Sequence<int> Owners)
{
    /// <summary>Writes the owner of each item.</summary>
    /// <returns>For example <c>owners [0, 1, 0]</c>.</returns>
    public override string ToString() => $"owners {Owners}";
}
