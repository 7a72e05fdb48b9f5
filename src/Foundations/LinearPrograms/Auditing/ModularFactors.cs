using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Triangular factors of a sparse square matrix modulo a prime, for solving with the matrix and its transpose.</summary>
/// <remarks>
/// Sums are kept below the prime's square and reduced once per pivot: a product of two residues then never overflows 64 bits.
/// </remarks>
internal sealed class ModularFactors
{
    private readonly PrimeField field;
    private readonly int[] pivotRows;
    private readonly int[] pivotColumns;
    private readonly uint[] inverses;
    private readonly PackedLines lower;
    private readonly PackedLines upper;

    /// <summary>Factors a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="field">The prime.</param>
    /// <param name="clock">Stops the work.</param>
    public ModularFactors(SquareMatrix matrix, PrimeField field, AuditClock clock)
    {
        this.field = field;
        ModularElimination elimination = new(matrix, field);
        elimination.Run(clock);
        pivotRows = [.. elimination.PivotRows];
        pivotColumns = [.. elimination.PivotColumns];
        inverses = [.. elimination.Inverses];
        lower = elimination.Lower;
        upper = elimination.Upper;
        Size = matrix.Size;
    }

    public int Size { get; }

    /// <summary>Whether the determinant is a multiple of the prime.</summary>
    public bool IsSingular => pivotRows.Length < Size;

    /// <summary>Rows and columns that found no pivot.</summary>
    public (IEnumerable<int> Rows, IEnumerable<int> Columns) WithoutPivot =>
        (Enumerable.Range(0, Size).Except(pivotRows), Enumerable.Range(0, Size).Except(pivotColumns));

    /// <summary>Solves M·x = right side.</summary>
    /// <param name="values">The right side by row, each below the prime; destroyed.</param>
    /// <param name="solved">Receives x by column.</param>
    public void Solve(Span<ulong> values, Span<uint> solved)
    {
        for (int step = 0; step < pivotRows.Length; step++)
        {
            ulong value = values[pivotRows[step]] % field.Prime;
            values[pivotRows[step]] = value;
            if (value != 0)
            {
                lower.AddTo(values, step, value, field.Square);
            }
        }

        for (int step = pivotRows.Length - 1; step >= 0; step--)
        {
            ulong sum = upper.Sum(values[pivotRows[step]], solved, step, field.Square);
            solved[pivotColumns[step]] = field.Multiply((uint)(sum % field.Prime), inverses[step]);
        }
    }

    /// <summary>Solves Mᵀ·y = right side.</summary>
    /// <param name="values">The right side by column, each below the prime; destroyed.</param>
    /// <param name="solved">Receives y by row.</param>
    public void SolveTransposed(Span<ulong> values, Span<uint> solved)
    {
        for (int step = 0; step < pivotRows.Length; step++)
        {
            uint value = field.Multiply((uint)(values[pivotColumns[step]] % field.Prime), inverses[step]);
            solved[pivotRows[step]] = value;
            if (value != 0)
            {
                upper.AddTo(values, step, value, field.Square);
            }
        }

        for (int step = pivotRows.Length - 1; step >= 0; step--)
        {
            ulong sum = lower.Sum(solved[pivotRows[step]], solved, step, field.Square);
            solved[pivotRows[step]] = (uint)(sum % field.Prime);
        }
    }
}
