using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The arithmetic of ridge estimators of few dimensions, one episode per lane: the operations of <see cref="Linear.RidgeBank"/> in their order.</summary>
/// <remarks>
/// Sums of four, as <see cref="Linear.SymmetricTiles"/> has them: (first + second) + (third + fourth), where entries 5 to 8 were first added to entries 1 to 4. What runs pad with
/// zeros is left out, which moves no bit but the sign of a zero.
/// </remarks>
/// <typeparam name="TReal">Lane reals, of double precision.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TMemory">Where estimators and contexts are.</typeparam>
internal static partial class RidgeKernel<TReal, TInteger, TMask, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TMemory : struct, ITriggerMemory<TReal, TInteger>
{
    private const int Directions = RidgeShape.MostDimensions;
    private const int Factors = 2 * RidgeShape.MostDimensions;

    /// <summary>Writes the estimator of an arm before any sample.</summary>
    public static void Begin(TMemory memory, int arm, double regularization)
    {
        RidgeShape shape = new(memory.Dimension);
        int estimator = arm * shape.Length;
        for (int index = 0; index < shape.Length; index++)
        {
            memory.Estimator(estimator + index) = TReal.Create(0);
        }

        for (int row = 0; row < shape.Dimension; row++)
        {
            memory.Estimator(estimator + shape.Row(row) + row) = TReal.Create(1 / regularization);
            memory.Estimator(estimator + shape.Gram + RidgeShape.Triangle(row) + row) = TReal.Create(regularization);
        }
    }

    /// <summary>⟨θ, x⟩ of the estimator and the context that begin at these places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Mean(TMemory memory, RidgeShape shape, int estimator, int context)
    {
        int weights = estimator + shape.Weights;
        TReal sum = TReal.Create(0);
        for (int entry = 0; entry < shape.First; entry += 2)
        {
            TReal pair = WeightTimes(memory, shape, weights, context, entry);
            if (entry + 1 < shape.First)
            {
                pair = pair + WeightTimes(memory, shape, weights, context, entry + 1);
            }

            sum = sum + pair;
        }

        return sum;
    }

    /// <summary>√(x'V⁻¹x); a form that rounding made negative is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Width(TMemory memory, RidgeShape shape, int estimator, int context)
    {
        TReal zero = TReal.Create(0);
        TReal form = zero;
        for (int column = 0; column < shape.First; column += 2)
        {
            TReal pair = ColumnForm(memory, shape, estimator, context, column);
            if (column + 1 < shape.First)
            {
                pair = pair + ColumnForm(memory, shape, estimator, context, column + 1);
            }

            form = form + pair;
        }

        return TReal.Sqrt(TReal.Select(TReal.Greater(zero, form), zero, form));
    }

    /// <summary>Lets an estimator learn a sample where a mask is set.</summary>
    /// <remarks>Elsewhere every sum is added 0, which moves no bit but the sign of a zero.</remarks>
    /// <returns>q = x'V⁻¹x, of which ln det V grows by ln(1 + q); 0 where the mask is not set.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TReal Update(TMemory memory, int estimator, int context, TReal reward, TMask isOwn)
    {
        RidgeShape shape = new(memory.Dimension);
        Turn(memory, shape, estimator, context);
        TReal zero = TReal.Create(0);
        TReal form = zero;
        for (int entry = 0; entry < shape.First; entry += 2)
        {
            TReal pair = DirectionTimes(memory, shape, context, entry);
            if (entry + 1 < shape.First)
            {
                pair = pair + DirectionTimes(memory, shape, context, entry + 1);
            }

            form = form + pair;
        }

        form = TReal.Select(isOwn & ~TReal.Greater(zero, form), form, zero);
        TReal grown = TReal.Create(1) + form;
        TReal step = TReal.Select(isOwn, (reward - Mean(memory, shape, estimator, context)) / grown, zero);
        Shrink(memory, shape, estimator, TReal.Select(isOwn, TReal.Create(-1) / grown, zero));
        Add(memory, shape, estimator, context, TReal.Select(isOwn, reward, zero), TReal.Indicator(isOwn));
        for (int entry = 0; entry < shape.Dimension; entry++)
        {
            ref TReal weight = ref memory.Estimator(estimator + shape.Weights + entry);
            weight = weight + (memory.Spare(Directions + entry) * step);
        }

        return form;
    }

    /// <summary>ln(1 + q) with the part of q that 1 + q rounds away put back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal LogOnePlus(TReal value)
    {
        TReal one = TReal.Create(1);
        TReal sum = one + value;
        return Elementary<TReal, TInteger, TMask>.Log(sum) + ((value - (sum - one)) / sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal WeightTimes(TMemory memory, RidgeShape shape, int weights, int context, int entry)
    {
        TReal product = memory.Estimator(weights + entry) * memory.Context(context + entry);
        return entry + RidgeShape.Tile < shape.Dimension
            ? product + (memory.Estimator(weights + entry + RidgeShape.Tile) * memory.Context(context + entry + RidgeShape.Tile))
            : product;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal DirectionTimes(TMemory memory, RidgeShape shape, int context, int entry)
    {
        TReal product = memory.Spare(Directions + entry) * memory.Context(context + entry);
        return entry + RidgeShape.Tile < shape.Dimension
            ? product + (memory.Spare(Directions + entry + RidgeShape.Tile) * memory.Context(context + entry + RidgeShape.Tile))
            : product;
    }

    /// <summary>What a column of the first tiles, and of those to its right, adds to x'V⁻¹x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal ColumnForm(TMemory memory, RidgeShape shape, int estimator, int context, int column)
    {
        TReal own = memory.Context(context + column);
        TReal sum = TReal.Create(0);
        int place = estimator + column;
        for (int row = 0; row < shape.First; row += 2)
        {
            TReal pair = memory.Estimator(place) * own * memory.Context(context + row);
            if (row + 1 < shape.First)
            {
                pair = pair + (memory.Estimator(place + shape.First) * own * memory.Context(context + row + 1));
            }

            sum = sum + pair;
            place += 2 * shape.First;
        }

        if (shape.Dimension > RidgeShape.Tile)
        {
            // The places of the first tile are behind.
            TReal below = TReal.Create(0);
            for (int row = RidgeShape.Tile; row < shape.Dimension; row += 2)
            {
                TReal pair = LowerForm(memory, shape, place, context, row, column, own);
                if (row + 1 < shape.Dimension)
                {
                    pair = pair + LowerForm(memory, shape, place + shape.Dimension, context, row + 1, column, own);
                }

                below = below + pair;
                place += 2 * shape.Dimension;
            }

            sum = sum + below;
        }

        return sum;
    }

    /// <summary>A row of the lower tiles: what is left of the diagonal tile counts twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal LowerForm(TMemory memory, RidgeShape shape, int place, int context, int row, int column, TReal own)
    {
        TReal left = memory.Estimator(place) * own;
        TReal sum = left + left;
        if (column + RidgeShape.Tile < shape.Dimension)
        {
            sum = sum + (memory.Estimator(place + RidgeShape.Tile) * memory.Context(context + column + RidgeShape.Tile));
        }

        return sum * memory.Context(context + row);
    }

    /// <summary>Writes u = V⁻¹x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(TMemory memory, RidgeShape shape, int estimator, int context)
    {
        int place = estimator;
        for (int row = 0; row < shape.Dimension; row++)
        {
            memory.Spare(Directions + row) = RowTimes(memory, shape, place, context, row >= RidgeShape.Tile);
            place += row < RidgeShape.Tile ? shape.First : shape.Dimension;
        }

        place = estimator + (RidgeShape.Tile * RidgeShape.Tile);
        for (int row = RidgeShape.Tile; row < shape.Dimension; row += 2)
        {
            for (int column = 0; column < RidgeShape.Tile; column++)
            {
                TReal pair = memory.Estimator(place + column) * memory.Context(context + row);
                if (row + 1 < shape.Dimension)
                {
                    pair = pair + (memory.Estimator(place + shape.Dimension + column) * memory.Context(context + row + 1));
                }

                ref TReal direction = ref memory.Spare(Directions + column);
                direction = direction + pair;
            }

            place += 2 * shape.Dimension;
        }
    }

    /// <summary>A stored row times x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal RowTimes(TMemory memory, RidgeShape shape, int place, int context, bool isWhole)
    {
        TReal sum = TReal.Create(0);
        for (int column = 0; column < shape.First; column += 2)
        {
            TReal pair = EntryTimes(memory, shape, place, context, column, isWhole);
            if (column + 1 < shape.First)
            {
                pair = pair + EntryTimes(memory, shape, place, context, column + 1, isWhole);
            }

            sum = sum + pair;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal EntryTimes(TMemory memory, RidgeShape shape, int place, int context, int column, bool isWhole)
    {
        TReal product = memory.Estimator(place + column) * memory.Context(context + column);
        return isWhole && column + RidgeShape.Tile < shape.Dimension
            ? product + (memory.Estimator(place + column + RidgeShape.Tile) * memory.Context(context + column + RidgeShape.Tile))
            : product;
    }

    /// <summary>V⁻¹ + weight · uu' in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Shrink(TMemory memory, RidgeShape shape, int estimator, TReal weight)
    {
        int place = estimator;
        for (int row = 0; row < shape.Dimension; row++)
        {
            int columns = row < RidgeShape.Tile ? shape.First : shape.Dimension;
            TReal own = memory.Spare(Directions + row);
            for (int column = 0; column < columns; column++)
            {
                ref TReal entry = ref memory.Estimator(place);
                entry = entry + (memory.Spare(Directions + column) * weight * own);
                place++;
            }
        }
    }

    /// <summary>b + rx and V + weight · xx' in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TMemory memory, RidgeShape shape, int estimator, int context, TReal reward, TReal weight)
    {
        int place = estimator + shape.Gram;
        for (int row = 0; row < shape.Dimension; row++)
        {
            TReal own = memory.Context(context + row);
            ref TReal moment = ref memory.Estimator(estimator + shape.Moments + row);
            moment = moment + (own * reward);
            own = own * weight;
            for (int column = 0; column <= row; column++)
            {
                ref TReal sum = ref memory.Estimator(place);
                sum = sum + (memory.Context(context + column) * own);
                place++;
            }
        }
    }
}
