using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Foundations.Randomness;

/// <summary>A cursor over a random stream; passed by <c>ref</c>, never stored: store its <see cref="Position"/>.</summary>
/// <remarks>
/// A stream has 2⁶⁴ words of 32 bits and then starts again. The default value reads the default stream from its start. Single-threaded.
/// </remarks>
public ref partial struct RandomStream
{
    private readonly StreamKey key;
    private ulong word;
    private uint word0;
    private uint word1;
    private uint word2;
    private uint word3;
    private bool holdsBlock;

    /// <summary>Initializes a cursor at a position.</summary>
    /// <param name="position">Where to start reading.</param>
    public RandomStream(StreamPosition position)
    {
        key = position.Key;
        word = position.Word;
    }

    /// <summary>Gets the place of the next word.</summary>
    public readonly StreamPosition Position => new(key, word);

    /// <summary>Draws a uniform 32-bit word.</summary>
    /// <returns>The next word of the stream.</returns>
    public uint NextUInt32()
    {
        uint lane = (uint)word & 3;
        if (lane == 0 || !holdsBlock)
        {
            Fill();
        }

        word++;
        return lane switch { 0 => word0, 1 => word1, 2 => word2, _ => word3 };
    }

    /// <summary>Draws a uniform 64-bit word: the next two words, low half first.</summary>
    /// <returns>The word.</returns>
    public ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>Draws uniformly from [0, 1): the high 53 bits of <see cref="NextUInt64"/>, times 2⁻⁵³.</summary>
    /// <returns>A multiple of 2⁻⁵³, never 1.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    private void Fill()
    {
        ulong block = word >> 2;
        IntegerScalar counter0 = new((uint)block);
        IntegerScalar counter1 = new((uint)(block >> 32));
        IntegerScalar counter2 = new(key.RoleAndAgent);
        IntegerScalar counter3 = new(key.ReplicationIndex);
        Philox<IntegerScalar, MaskScalar>.Block(
            ref counter0, ref counter1, ref counter2, ref counter3, (uint)key.Root, (uint)(key.Root >> 32));
        (word0, word1, word2, word3) = (counter0.Value, counter1.Value, counter2.Value, counter3.Value);
        holdsBlock = true;
    }
}
