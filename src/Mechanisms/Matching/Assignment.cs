using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Matching;

/// <summary>What each agent gets: a school, an object, a partner on the other side.</summary>
/// <param name="Given">Index of what each agent gets, shape [agent]; <see cref="Domains.PreferenceOrder.Nothing"/> for nothing.</param>
public sealed record Assignment(Sequence<int> Given)
{
    /// <summary>Writes what each agent gets.</summary>
    /// <returns>For example <c>[1, 0, nothing]</c>.</returns>
    public override string ToString() => $"[{string.Join(", ", Given.Select(item => item < 0 ? "nothing" : ClaimText.Of(item)))}]";
}
