using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Permutations that exchange two neighbors.</summary>
internal static class Exchanges
{
    /// <summary>The permutation of 0..count - 1 that exchanges an index with the next.</summary>
    public static Sequence<int> Of(int count, int first) =>
        Sequence.Of(count, index => index == first ? first + 1 : index == first + 1 ? first : index);
}
