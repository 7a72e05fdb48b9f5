using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Workloads;

/// <summary>Maximize c·x with A·x ≤ b, x ≥ 0: positive thousandths, some entries absent, drawn as in <see cref="MatrixGame"/>.</summary>
public sealed class RandomPacking
{
    private readonly double[] matrix;
    private readonly double[] costs;
    private readonly double[] limits;
    private ulong state;

    /// <summary>Draws a program.</summary>
    /// <param name="size">Number of rows and of variables.</param>
    /// <param name="density">Share of entries that are present, 0 to 1; the diagonal always is.</param>
    /// <param name="seed">Where the generator begins.</param>
    public RandomPacking(int size, double density, ulong seed)
    {
        Size = size;
        state = seed;
        matrix = new double[size * size];
        for (int place = 0; place < matrix.Length; place++)
        {
            double share = Draw();
            double entry = Draw();
            matrix[place] = share <= density || place / size == place % size ? entry : 0;
        }

        costs = [.. Enumerable.Range(0, size).Select(_ => Draw())];
        limits = [.. Enumerable.Range(0, size).Select(_ => size * Draw() / 4)];
    }

    public int Size { get; }

    public IReadOnlyList<double> Costs => costs;

    public IReadOnlyList<double> Limits => limits;

    /// <summary>The same with every cost changed by up to a share of itself; what has changed follows from the seed.</summary>
    public double[] ChangedCosts(double share, ulong seed) => Changed(costs, share, seed);

    /// <summary>The same with every limit changed by up to a share of itself; what has changed follows from the seed.</summary>
    public double[] ChangedLimits(double share, ulong seed) => Changed(limits, share, seed);

    public LinearProgram Program() => Program(costs, limits);

    public LinearProgram Program(IReadOnlyList<double> newCosts, IReadOnlyList<double> newLimits)
    {
        double[] zeros = new double[Size];
        double[] infinite = new double[Size];
        double[] minus = new double[Size];
        infinite.AsSpan().Fill(double.PositiveInfinity);
        minus.AsSpan().Fill(double.NegativeInfinity);
        return LinearProgram.FromDense(ObjectiveSense.Maximize, [.. newCosts], matrix, minus, [.. newLimits], zeros, infinite);
    }

    private double[] Changed(double[] numbers, double share, ulong seed)
    {
        state = seed;
        return [.. numbers.Select(number => number * (1 + (share * ((2 * Draw()) - 1))))];
    }

    // 0.001 … 1.
    private double Draw()
    {
        state = unchecked((state * 6364136223846793005) + 1442695040888963407);
        return (1 + ((state >> 33) % 1000)) / 1000.0;
    }
}
