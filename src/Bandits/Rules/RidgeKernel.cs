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
internal static class RidgeKernel<TReal, TInteger, TMask, TMemory>
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

    /// <summary>Computes V⁻¹ and θ of an estimator anew where a mask is set.</summary>
    /// <returns>Where V is definite.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TMask Refactor(TMemory memory, int estimator, TMask isDue, out TReal logDeterminant)
    {
        RidgeShape shape = new(memory.Dimension);
        TMask isDefinite = Factor(memory, shape, estimator, out logDeterminant);
        TReal zero = TReal.Create(0);
        for (int unit = 0; unit < shape.Dimension; unit++)
        {
            for (int row = 0; row < shape.Dimension; row++)
            {
                memory.Spare(row) = row == unit ? TReal.Create(1) : zero;
            }

            Solve(memory, shape);
            for (int row = unit; row < shape.Dimension; row++)
            {
                Place(memory, shape, estimator, row, unit, isDue);
            }
        }

        for (int row = 0; row < shape.Dimension; row++)
        {
            memory.Spare(row) = memory.Estimator(estimator + shape.Moments + row);
        }

        Solve(memory, shape);
        for (int row = 0; row < shape.Dimension; row++)
        {
            ref TReal weight = ref memory.Estimator(estimator + shape.Weights + row);
            weight = TReal.Select(isDue, memory.Spare(row), weight);
        }

        return isDefinite;
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

    /// <summary>Writes the Cholesky factor of V, the lower triangle row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TMask Factor(TMemory memory, RidgeShape shape, int estimator, out TReal logDeterminant)
    {
        TReal zero = TReal.Create(0);
        TMask isDefinite = TReal.Equal(zero, zero);
        TReal logarithms = zero;
        for (int row = 0; row < shape.Dimension; row++)
        {
            int own = RidgeShape.Triangle(row);
            for (int column = 0; column <= row; column++)
            {
                int other = RidgeShape.Triangle(column);
                TReal rest = memory.Estimator(estimator + shape.Gram + own + column);
                for (int index = 0; index < column; index++)
                {
                    rest = rest - (memory.Spare(Factors + own + index) * memory.Spare(Factors + other + index));
                }

                memory.Spare(Factors + own + column) = column == row ? TReal.Sqrt(rest) : rest / memory.Spare(Factors + other + column);
                if (column == row)
                {
                    isDefinite = isDefinite & TReal.Greater(rest, zero) & TReal.Greater(TReal.Create(double.PositiveInfinity), rest);
                    logarithms = logarithms + Elementary<TReal, TInteger, TMask>.Log(memory.Spare(Factors + own + row));
                }
            }
        }

        logDeterminant = TReal.Create(2) * logarithms;
        return isDefinite;
    }

    /// <summary>Solves LL'x = b in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Solve(TMemory memory, RidgeShape shape)
    {
        for (int row = 0; row < shape.Dimension; row++)
        {
            int own = Factors + RidgeShape.Triangle(row);
            TReal rest = memory.Spare(row);
            for (int column = 0; column < row; column++)
            {
                rest = rest - (memory.Spare(own + column) * memory.Spare(column));
            }

            memory.Spare(row) = rest / memory.Spare(own + row);
        }

        for (int row = shape.Dimension - 1; row >= 0; row--)
        {
            TReal rest = memory.Spare(row);
            for (int below = row + 1; below < shape.Dimension; below++)
            {
                rest = rest - (memory.Spare(Factors + RidgeShape.Triangle(below) + row) * memory.Spare(below));
            }

            memory.Spare(row) = rest / memory.Spare(Factors + RidgeShape.Triangle(row) + row);
        }
    }

    /// <summary>An entry of a column of V⁻¹, and its mirror image where that is stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place(TMemory memory, RidgeShape shape, int estimator, int row, int column, TMask isDue)
    {
        ref TReal entry = ref memory.Estimator(estimator + shape.Row(row) + column);
        entry = TReal.Select(isDue, memory.Spare(row), entry);
        if (row / RidgeShape.Tile == column / RidgeShape.Tile)
        {
            ref TReal mirror = ref memory.Estimator(estimator + shape.Row(column) + row);
            mirror = TReal.Select(isDue, memory.Spare(row), mirror);
        }
    }
}
