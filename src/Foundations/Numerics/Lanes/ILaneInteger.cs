using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>An unsigned 32-bit integer per lane; arithmetic wraps around.</summary>
/// <typeparam name="TInteger">The implementing type.</typeparam>
/// <typeparam name="TMask">The mask of the same width.</typeparam>
public interface ILaneInteger<TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Adds modulo 2³².</summary>
    /// <param name="left">One term.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    static abstract TInteger operator +(TInteger left, TInteger right);

    /// <summary>Exclusive or.</summary>
    /// <param name="left">One operand.</param>
    /// <param name="right">The other.</param>
    /// <returns>The bitwise exclusive or.</returns>
    static abstract TInteger operator ^(TInteger left, TInteger right);

    /// <summary>Bitwise and.</summary>
    /// <param name="left">One operand.</param>
    /// <param name="right">The other.</param>
    /// <returns>The bitwise and.</returns>
    static abstract TInteger operator &(TInteger left, TInteger right);

    /// <summary>Bitwise or.</summary>
    /// <param name="left">One operand.</param>
    /// <param name="right">The other.</param>
    /// <returns>The bitwise or.</returns>
    static abstract TInteger operator |(TInteger left, TInteger right);

    /// <summary>The same value in every lane.</summary>
    /// <param name="value">The value.</param>
    /// <returns>All lanes equal.</returns>
    static abstract TInteger Create(uint value);

    /// <summary>Consecutive values: lane k holds <paramref name="first"/> + k modulo 2³².</summary>
    /// <param name="first">Value of lane 0.</param>
    /// <returns>One value per lane.</returns>
    static abstract TInteger LaneIds(uint first);

    /// <summary>Full 64-bit product with a constant.</summary>
    /// <param name="value">One factor per lane.</param>
    /// <param name="factor">The other factor, the same for every lane.</param>
    /// <param name="low">Low 32 bits of the product.</param>
    /// <returns>High 32 bits of the product.</returns>
    static abstract TInteger MultiplyWide(TInteger value, uint factor, out TInteger low);

    /// <summary>The same product for chains of products: bits of <paramref name="low"/> above the low 32, where a lane has such, may be anything.</summary>
    /// <remarks>Loose words may only be joined by ^, multiplied by this again, and trimmed by <see cref="Trim"/>.</remarks>
    /// <param name="value">One factor per lane; may be loose.</param>
    /// <param name="factor">The other factor, the same for every lane.</param>
    /// <param name="low">Low 32 bits of the product, loose.</param>
    /// <returns>High 32 bits of the product.</returns>
    static abstract TInteger MultiplyLoosely(TInteger value, uint factor, out TInteger low);

    /// <summary>Clears what a loose word has above its low 32 bits.</summary>
    /// <param name="loose">The word.</param>
    /// <returns>The integer of its low 32 bits.</returns>
    static abstract TInteger Trim(TInteger loose);

    /// <summary>Replaces counters of Philox4x32-10 by their random blocks; <see cref="Philox{TInteger, TMask}.Block"/> says what the words are.</summary>
    /// <param name="word0">Counter word 0 in, random word 0 out.</param>
    /// <param name="word1">Counter word 1 in, random word 1 out.</param>
    /// <param name="word2">Counter word 2 in, random word 2 out.</param>
    /// <param name="word3">Counter word 3 in, random word 3 out.</param>
    /// <param name="keyLow">Low half of the key.</param>
    /// <param name="keyHigh">High half of the key.</param>
    static virtual void Philox(
        ref TInteger word0, ref TInteger word1, ref TInteger word2, ref TInteger word3, uint keyLow, uint keyHigh) =>
        Philox<TInteger, TMask>.Generic(ref word0, ref word1, ref word2, ref word3, keyLow, keyHigh);

    /// <summary>Shifts right, filling with zeros.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bits">0 to 31.</param>
    /// <returns>The shifted value.</returns>
    static abstract TInteger ShiftRight(TInteger value, int bits);

    /// <summary>Unsigned less-than.</summary>
    /// <param name="left">Left side.</param>
    /// <param name="right">Right side.</param>
    /// <returns>True where left is less.</returns>
    static abstract TMask Less(TInteger left, TInteger right);

    /// <summary>Equality.</summary>
    /// <param name="left">Left side.</param>
    /// <param name="right">Right side.</param>
    /// <returns>True where equal.</returns>
    static abstract TMask Equal(TInteger left, TInteger right);

    /// <summary>Chooses per lane.</summary>
    /// <param name="mask">The choice.</param>
    /// <param name="yes">Value where true.</param>
    /// <param name="no">Value where false.</param>
    /// <returns>The chosen values.</returns>
    static abstract TInteger Select(TMask mask, TInteger yes, TInteger no);

    /// <summary>First slot a loop over a picked index must visit: the index itself for scalars, 0 for vectors.</summary>
    /// <param name="index">The picked index.</param>
    /// <returns>Start of the loop.</returns>
    static abstract int Low(TInteger index);

    /// <summary>One past the last slot a loop over a picked index must visit: index + 1 for scalars, the count for vectors.</summary>
    /// <param name="index">The picked index.</param>
    /// <param name="count">Number of slots.</param>
    /// <returns>End of the loop, exclusive.</returns>
    static abstract int High(TInteger index, int count);

    /// <summary>Reads one lane.</summary>
    /// <param name="value">The values.</param>
    /// <param name="lane">Lane from 0; not checked.</param>
    /// <returns>The lane's value.</returns>
    static abstract uint Extract(TInteger value, int lane);
}
