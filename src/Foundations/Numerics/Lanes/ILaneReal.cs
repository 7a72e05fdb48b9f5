namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>A real number per lane, and the operations from which every rule is written.</summary>
/// <remarks>
/// Only operations that IEEE 754 rounds exactly are here (+ − × ÷ √, comparison, choice): all widths of one precision give the same bits. None fuses a multiply with an add.
/// </remarks>
/// <typeparam name="TReal">The implementing type.</typeparam>
/// <typeparam name="TInteger">The integers of the same width.</typeparam>
/// <typeparam name="TMask">The mask of the same width.</typeparam>
public interface ILaneReal<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Gets the number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Gets the bits of a significand, the leading one included: 53 in double precision, 24 in single.</summary>
    static abstract int SignificandBits { get; }

    /// <summary>Adds.</summary>
    /// <param name="left">One term.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    static abstract TReal operator +(TReal left, TReal right);

    /// <summary>Subtracts.</summary>
    /// <param name="left">Minuend.</param>
    /// <param name="right">Subtrahend.</param>
    /// <returns>The difference.</returns>
    static abstract TReal operator -(TReal left, TReal right);

    /// <summary>Multiplies.</summary>
    /// <param name="left">One factor.</param>
    /// <param name="right">The other.</param>
    /// <returns>The product.</returns>
    static abstract TReal operator *(TReal left, TReal right);

    /// <summary>Divides.</summary>
    /// <param name="left">Dividend.</param>
    /// <param name="right">Divisor.</param>
    /// <returns>The quotient.</returns>
    static abstract TReal operator /(TReal left, TReal right);

    /// <summary>The same value in every lane, rounded to the lanes' precision.</summary>
    /// <param name="value">The value.</param>
    /// <returns>All lanes equal.</returns>
    static abstract TReal Create(double value);

    /// <summary>Converts integers: exactly up to 2 to the power of <see cref="SignificandBits"/>, rounded to nearest beyond.</summary>
    /// <param name="value">The integers.</param>
    /// <returns>The same numbers as reals.</returns>
    static abstract TReal FromInteger(TInteger value);

    /// <summary>1 where true, 0 where false.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>The indicator.</returns>
    static abstract TReal Indicator(TMask mask);

    /// <summary>The value without its sign.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its absolute value; 0 for −0.</returns>
    static abstract TReal Abs(TReal value);

    /// <summary>Changes the sign where a mask is set, of zeros as well.</summary>
    /// <param name="mask">Where.</param>
    /// <param name="value">The value.</param>
    /// <returns>−value where the mask is set, else the value.</returns>
    static abstract TReal NegateWhere(TMask mask, TReal value);

    /// <summary>Whether the sign is minus, of zeros as well.</summary>
    /// <param name="value">The value; not NaN.</param>
    /// <returns>True below 0 and for −0.</returns>
    static abstract TMask IsNegative(TReal value);

    /// <summary>Square root, correctly rounded.</summary>
    /// <param name="value">Radicand.</param>
    /// <returns>The root; NaN for negative values.</returns>
    static abstract TReal Sqrt(TReal value);

    /// <summary>Takes a number apart: significand · 2^exponent, exactly.</summary>
    /// <param name="value">Positive, finite and not subnormal; of anything else both parts may be anything.</param>
    /// <param name="exponent">The exponent, an integer.</param>
    /// <returns>The significand, in [1, 2).</returns>
    static virtual TReal Significand(TReal value, out TReal exponent) =>
        Elementary<TReal, TInteger, TMask>.SignificandByComparing(value, out exponent);

    /// <summary>The larger of two numbers, neither NaN; either of the two when they compare equal.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>The larger.</returns>
    static abstract TReal Max(TReal left, TReal right);

    /// <summary>The smaller of two numbers, neither NaN; either of the two when they compare equal.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    /// <returns>The smaller.</returns>
    static abstract TReal Min(TReal left, TReal right);

    /// <summary>Greater-than; false where a side is NaN.</summary>
    /// <param name="left">Left side.</param>
    /// <param name="right">Right side.</param>
    /// <returns>True where left is greater.</returns>
    static abstract TMask Greater(TReal left, TReal right);

    /// <summary>Equality; false where a side is NaN.</summary>
    /// <param name="left">Left side.</param>
    /// <param name="right">Right side.</param>
    /// <returns>True where equal.</returns>
    static abstract TMask Equal(TReal left, TReal right);

    /// <summary>Chooses per lane.</summary>
    /// <param name="mask">The choice.</param>
    /// <param name="yes">Value where true.</param>
    /// <param name="no">Value where false.</param>
    /// <returns>The chosen values.</returns>
    static abstract TReal Select(TMask mask, TReal yes, TReal no);

    /// <summary>Chooses reals by a comparison of reals: one instruction where a processor compares into a register of its own and chooses by that.</summary>
    /// <param name="left">Left side.</param>
    /// <param name="right">Right side.</param>
    /// <param name="yes">Value where left is greater.</param>
    /// <param name="no">Value elsewhere.</param>
    /// <returns>The chosen values.</returns>
    static virtual TReal WhereGreater(TReal left, TReal right, TReal yes, TReal no) => TReal.Select(TReal.Greater(left, right), yes, no);

    /// <summary>Chooses integers by a comparison of reals.</summary>
    /// <param name="left">Left side.</param>
    /// <param name="right">Right side.</param>
    /// <param name="yes">Value where left is greater.</param>
    /// <param name="no">Value elsewhere.</param>
    /// <returns>The chosen values.</returns>
    static virtual TInteger WhereGreater(TReal left, TReal right, TInteger yes, TInteger no) => TInteger.Select(TReal.Greater(left, right), yes, no);

    /// <summary>Chooses reals by a comparison of integers.</summary>
    /// <param name="left">Left side.</param>
    /// <param name="right">Right side.</param>
    /// <param name="yes">Value where the two are equal.</param>
    /// <param name="no">Value elsewhere.</param>
    /// <returns>The chosen values.</returns>
    static virtual TReal WhereEqual(TInteger left, TInteger right, TReal yes, TReal no) => TReal.Select(TInteger.Equal(left, right), yes, no);

    /// <summary>Chooses integers by a comparison of integers.</summary>
    /// <param name="left">Left side.</param>
    /// <param name="right">Right side.</param>
    /// <param name="yes">Value where the two are equal.</param>
    /// <param name="no">Value elsewhere.</param>
    /// <returns>The chosen values.</returns>
    static virtual TInteger WhereEqual(TInteger left, TInteger right, TInteger yes, TInteger no) => TInteger.Select(TInteger.Equal(left, right), yes, no);

    /// <summary>Reads one lane.</summary>
    /// <param name="value">The values.</param>
    /// <param name="lane">Lane from 0; not checked.</param>
    /// <returns>The lane's value.</returns>
    static abstract double Extract(TReal value, int lane);

    /// <summary>Replaces one lane.</summary>
    /// <param name="value">The values.</param>
    /// <param name="lane">Lane from 0; not checked.</param>
    /// <param name="replacement">The lane's new value.</param>
    /// <returns>The values with that lane replaced.</returns>
    static abstract TReal Insert(TReal value, int lane, double replacement);
}
