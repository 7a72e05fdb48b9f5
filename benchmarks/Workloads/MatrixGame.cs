using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads;

/// <summary>
/// A square zero-sum game and its value as a linear program: maximize v with ∑ p = 1 and ∑ A[row, column] p[row] ≥ v for every column.
/// </summary>
/// <remarks>
/// Payoffs come from the generator x ← 6364136223846793005 x + 1442695040888963407 mod 2⁶⁴ begun at the seed: (x >> 33) mod 1000 in
/// thousandths, row by row.
/// </remarks>
public sealed class MatrixGame
{
    private const double Thousand = 1000;
    private readonly short[] thousandths;

    public MatrixGame(int size, ulong seed = 7)
    {
        Size = size;
        thousandths = new short[size * size];
        ulong state = seed;
        foreach (ref short payoff in thousandths.AsSpan())
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            payoff = (short)((state >> 33) % 1000);
        }
    }

    /// <summary>Gets the sizes whose value for seed 7 is known, with it: CLP, GLPK, lp_solve and HiGHS agree on nine digits.</summary>
    public static IReadOnlyList<(int Size, double Value)> Known { get; } =
    [
        (5, 0.656144964), (10, 0.501670681), (20, 0.500215719), (50, 0.507527664), (100, 0.496135626), (200, 0.501833224),
    ];

    public int Size { get; }

    public double Payoff(int row, int column) => thousandths[(row * Size) + column] / Thousand;

    /// <summary>The program with payoffs as exact thousandths.</summary>
    public LinearProgram ExactProgram()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int total = builder.AddRow(1, 1);
        for (int column = 0; column < Size; column++)
        {
            builder.AddRow(0, double.PositiveInfinity);
        }

        for (int row = 0; row < Size; row++)
        {
            int weight = builder.AddVariable(0, double.PositiveInfinity, 0);
            builder.SetCoefficient(total, weight, 1);
            for (int column = 0; column < Size; column++)
            {
                builder.SetCoefficient(1 + column, weight, (Rational)(long)thousandths[(row * Size) + column] / 1000);
            }
        }

        int value = builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 1, "value");
        for (int column = 0; column < Size; column++)
        {
            builder.SetCoefficient(1 + column, value, -1);
        }

        return builder.Build();
    }

    /// <summary>The program with payoffs as doubles, from dense arrays: what a caller with an array of payoffs builds.</summary>
    public LinearProgram Program()
    {
        int width = Size + 1;
        double[] matrix = new double[width * width];
        double[] costs = new double[width];
        double[] lower = new double[width];
        double[] upper = new double[width];
        double[] rowLower = new double[width];
        double[] rowUpper = new double[width];
        matrix.AsSpan(0, Size).Fill(1);
        upper.AsSpan().Fill(double.PositiveInfinity);
        rowUpper.AsSpan().Fill(double.PositiveInfinity);
        (rowLower[0], rowUpper[0], lower[Size], costs[Size]) = (1, 1, double.NegativeInfinity, 1);
        for (int column = 0; column < Size; column++)
        {
            matrix[((1 + column) * width) + Size] = -1;
            for (int row = 0; row < Size; row++)
            {
                matrix[((1 + column) * width) + row] = thousandths[(row * Size) + column] / Thousand;
            }
        }

        return LinearProgram.FromDense(ObjectiveSense.Maximize, costs, matrix, rowLower, rowUpper, lower, upper);
    }
}
