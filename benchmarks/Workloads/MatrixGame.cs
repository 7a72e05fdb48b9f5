using System.Buffers;
using System.Runtime.CompilerServices;
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
    private const int MostOnStack = 1024 / sizeof(double);
    private const double Thousand = 1000;
    private readonly short[] thousandths;
    private readonly double[] payoffs;

    // Column by column, as the program's rows have them.
    private readonly double[] turned;

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

        payoffs = Array.ConvertAll(thousandths, payoff => payoff / Thousand);
        turned = [.. Enumerable.Range(0, size * size).Select(place => payoffs[(place % size * size) + (place / size)])];
    }

    /// <summary>Gets the sizes whose value for seed 7 is known, with it: CLP, GLPK, lp_solve and HiGHS agree on nine digits.</summary>
    public static IReadOnlyList<(int Size, double Value)> Known { get; } =
    [
        (5, 0.656144964), (10, 0.501670681), (20, 0.500215719), (50, 0.507527664), (100, 0.496135626), (200, 0.501833224),
    ];

    /// <summary>Gets the sum of the values of the games of size 10 with seeds 1 … 10,000, solved in exact integers and rounded once.</summary>
    public static double SumOfTenThousand => 4997.234455005002;

    public int Size { get; }

    public double Payoff(int row, int column) => payoffs[(row * Size) + column];

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

    /// <summary>The program with payoffs as doubles, from dense arrays, which the program copies: small ones lie on the stack.</summary>
    [SkipLocalsInit]
    public LinearProgram Program()
    {
        int width = Size + 1;
        int total = width * (width + 5);
        double[]? rented = total <= MostOnStack ? null : ArrayPool<double>.Shared.Rent(total);
        try
        {
            return Program(rented is null ? stackalloc double[MostOnStack] : rented, width);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<double>.Shared.Return(rented);
            }
        }
    }

    /// <summary>The programs of games of one size, as a family that writes them from the payoffs.</summary>
    public static LinearProgramFamily Family(IReadOnlyList<MatrixGame> games)
    {
        int width = games[0].Size + 1;
        return new(ObjectiveSense.Maximize, new(games.Count, width, width), (index, program) =>
        {
            program.RowLower.Clear();
            program.RowLower[0] = program.RowUpper[0] = program.Costs[width - 1] = 1;
            program.Lower[width - 1] = double.NegativeInfinity;
            games[index].FillMatrix(program.Coefficients);
        });
    }

    /// <summary>Packs games of one size into a batch.</summary>
    public static LinearProgramBatch Batch(IReadOnlyList<MatrixGame> games) => Family(games).Pack();

    private LinearProgram Program(Span<double> numbers, int width)
    {
        Span<double> matrix = numbers[..(width * width)];
        FillMatrix(matrix);
        Span<double> vectors = numbers.Slice(matrix.Length, 5 * width);
        vectors.Clear();
        Span<double> costs = vectors[..width];
        Span<double> rowLower = vectors.Slice(width, width);
        Span<double> rowUpper = vectors.Slice(2 * width, width);
        Span<double> lower = vectors.Slice(3 * width, width);
        Span<double> upper = vectors[^width..];
        rowUpper.Fill(double.PositiveInfinity);
        upper.Fill(double.PositiveInfinity);
        rowUpper[0] = rowLower[0] = costs[Size] = 1;
        lower[Size] = double.NegativeInfinity;
        return LinearProgram.FromDense(ObjectiveSense.Maximize, costs, matrix, rowLower, rowUpper, lower, upper);
    }

    private void FillMatrix(Span<double> matrix)
    {
        matrix[..Size].Fill(1);
        matrix[Size] = 0;
        for (int column = 0; column < Size; column++)
        {
            Span<double> row = matrix.Slice((1 + column) * (Size + 1), Size + 1);
            row[Size] = -1;
            turned.AsSpan(column * Size, Size).CopyTo(row);
        }
    }
}
