namespace Mechanisms.Foundations.Randomness;

/// <summary>A place in a random stream: what a run stores and forks.</summary>
/// <remarks>The default value is the start of the default stream. Word w is word w mod 4 of block w div 4.</remarks>
/// <param name="Key">The stream.</param>
/// <param name="Word">Number of 32-bit words before this place.</param>
public readonly record struct StreamPosition(StreamKey Key, ulong Word)
{
    /// <summary>Opens the stream here.</summary>
    /// <returns>A cursor before word <see cref="Word"/>.</returns>
    public RandomStream Open() => new(this);
}
