using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <content>V⁻¹ and θ computed anew from the sums of samples, by the Cholesky factor of V.</content>
internal static partial class RidgeKernel<TReal, TInteger, TMask, TMemory>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TMemory : struct, ITriggerMemory<TReal, TInteger>
{
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
