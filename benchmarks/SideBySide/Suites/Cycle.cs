using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Changes of a program that end where they began, with a solve after each step.</summary>
internal sealed class Cycle
{
    private const ulong ChangeSeed = 17;

    private Cycle(Change[][] steps) => Steps = steps;

    /// <summary>Gets the changes before each solve: an array, which loops over without allocating.</summary>
    public Change[][] Steps { get; }

    public int Solves => Steps.Length;

    /// <summary>One number changes at a time, first all away, then all back.</summary>
    public static Cycle OneByOne(RandomPacking packing, bool isCost, double share)
    {
        (Change[] away, Change[] back) = Both(packing, isCost, share);
        return new([.. away.Concat(back).Select(change => new[] { change })]);
    }

    /// <summary>All numbers change at once, and back.</summary>
    public static Cycle AllAtOnce(RandomPacking packing, bool isCost, double share)
    {
        (Change[] away, Change[] back) = Both(packing, isCost, share);
        return new([away, back]);
    }

    /// <summary>The sum of the optimal values after each step, each solved from the start.</summary>
    public double ColdSum(RandomPacking packing)
    {
        double[] costs = [.. packing.Costs];
        double[] limits = [.. packing.Limits];
        double sum = 0;
        foreach (Change[] step in Steps)
        {
            foreach (Change change in step)
            {
                (change.IsCost ? costs : limits)[change.Index] = change.Value;
            }

            sum += new TableauSimplex().Solve(packing.Program(costs, limits)).Value;
        }

        return sum;
    }

    private static (Change[] Away, Change[] Back) Both(RandomPacking packing, bool isCost, double share)
    {
        IReadOnlyList<double> old = isCost ? packing.Costs : packing.Limits;
        double[] changed = isCost ? packing.ChangedCosts(share, ChangeSeed) : packing.ChangedLimits(share, ChangeSeed);
        return (
            [.. changed.Select((value, index) => new Change(isCost, index, value))],
            [.. old.Select((value, index) => new Change(isCost, index, value))]);
    }
}
