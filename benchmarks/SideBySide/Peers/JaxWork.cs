using System.Globalization;

namespace Mechanisms.SideBySide.Peers;

/// <summary>A way in which JAX plays UCB1, and how much of it.</summary>
/// <param name="IsCached">Whether the index is one product and one sum an arm; else every round computes a quotient and a root of each.</param>
/// <param name="Draws">JAX's name of the generator: <c>threefry2x32</c>, its default, or <c>rbg</c>, the device's own.</param>
/// <param name="Unroll">Rounds that the compiler sees in one turn of the loop.</param>
/// <param name="Episodes">Number of episodes, played at once.</param>
/// <param name="Rounds">Rounds of each.</param>
internal sealed record JaxWork(bool IsCached, string Draws, int Unroll, int Episodes, int Rounds)
{
    /// <summary>Gets the generators to try.</summary>
    public static IReadOnlyList<string> Generators { get; } = ["threefry2x32", "rbg"];

    /// <summary>Gets the lengths of the loop's turns to try.</summary>
    public static IReadOnlyList<int> Unrolls { get; } = [1, 5];

    /// <summary>Gets the way without the amount.</summary>
    public string Way => string.Create(CultureInfo.InvariantCulture, $"{(IsCached ? "cached" : "every index")}, {Draws}, {Unroll} {(Unroll == 1 ? "round" : "rounds")} a turn");

    /// <summary>Gets the line that asks for it.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{(IsCached ? "cached" : "textbook")} {Draws} {Unroll} {Episodes} {Rounds} 7");
}
