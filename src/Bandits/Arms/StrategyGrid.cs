using Mechanisms.Foundations.Numerics;
using static System.FormattableString;

namespace Mechanisms.Bandits.Arms;

/// <summary>Finite grids of click rates and the joint choices of several arms from them.</summary>
public static class StrategyGrid
{
    /// <summary>Evenly spaced click rates, both ends included.</summary>
    /// <param name="lowest">First rate, in [0, 1].</param>
    /// <param name="highest">Last rate, in [<paramref name="lowest"/>, 1].</param>
    /// <param name="count">Number of rates, at least 2 where the ends differ, 1 where they agree.</param>
    /// <returns>The rates, increasing; the ends are exactly those given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ends or the count are out of range.</exception>
    public static Sequence<double> Even(double lowest, double highest, int count)
    {
        if (!(lowest >= 0 && lowest <= highest && highest <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lowest), lowest, Invariant($"A grid of click rates must satisfy 0 ≤ lowest ≤ highest ≤ 1; got {lowest} and {highest}."));
        }

        int least = lowest < highest ? 2 : 1;
        if (count < least || (least == 1 && count > 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, Invariant($"A grid needs 2 or more rates between different ends and 1 between equal ones; got {count} from {lowest} to {highest}."));
        }

        return Sequence.Of(count, index => index == count - 1 ? highest : lowest + ((highest - lowest) * index / (count - 1)));
    }

    /// <summary>Checks a grid.</summary>
    internal static void Require(Sequence<double> grid, string parameter)
    {
        double previous = -1;
        foreach (double rate in grid)
        {
            previous = rate is >= 0 and <= 1 && rate > previous
                ? rate
                : throw new ArgumentException(Invariant($"A grid of click rates must increase within [0, 1]; got {rate} in {grid}. Sort it and drop repetitions."), parameter);
        }

        if (grid.Count == 0)
        {
            throw new ArgumentException("A grid needs at least one click rate; got none.", parameter);
        }
    }

    /// <summary>The number of joint choices of several arms.</summary>
    internal static int JointCount(Sequence<double> grid, int arms, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        long count = 1;
        for (int arm = 0; arm < arms; arm++)
        {
            count *= grid.Count;
            if (count > most)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(arms), arms, $"At most {most} joint strategies can be tried; {grid.Count} rates for each of {arms} arms give more. Use a coarser grid, or fewer arms per owner.");
            }
        }

        return (int)count;
    }

    /// <summary>All joint choices, the last arm changing fastest.</summary>
    internal static IEnumerable<Sequence<double>> Joint(Sequence<double> grid, int arms)
    {
        int count = JointCount(grid, arms, int.MaxValue);
        for (int index = 0; index < count; index++)
        {
            yield return At(grid, arms, index);
        }
    }

    /// <summary>One joint choice by its index, the last arm changing fastest.</summary>
    internal static Sequence<double> At(Sequence<double> grid, int arms, int index)
    {
        double[] rates = new double[arms];
        for (int arm = arms - 1; arm >= 0; arm--)
        {
            (index, int digit) = Math.DivRem(index, grid.Count);
            rates[arm] = grid[digit];
        }

        return Sequence.Create<double>(rates);
    }
}
