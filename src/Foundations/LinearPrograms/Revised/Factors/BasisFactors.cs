using System.Runtime.InteropServices;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>Sparse LU factors of a basis of [A, −I], kept up to date while the basis changes column by column.</summary>
/// <remarks>
/// B = L · R⁻¹ · U, with L and U from Markowitz pivoting under a threshold and R the row transformations of the Forrest-Tomlin update. Slot and
/// pivot row are one index: <see cref="Factor"/> permutes the basis so that the member in slot <c>row</c> has its pivot in that row. Solves visit only the
/// nonzeros of a sparse result. Results below 10⁻¹⁴ of the right-hand side's largest entry, or of 1 when that is smaller, become 0.
/// <para>Ties go to the line seen first, so the factors are a function of the basis alone. Nothing is allocated once the memory has grown.
/// Single-threaded.</para>
/// </remarks>
[Reference("suhl1990", "singletons first, then Markowitz pivots under a relative threshold")]
[Reference("forrest1972", "the update that replaces a column of U and eliminates its row")]
internal sealed partial class BasisFactors
{
    private const double FirstThreshold = 0.1;
    private const double LargestThreshold = 0.9;

    private readonly LowerFactor lower = new();
    private readonly UpperFactor upper = new();
    private readonly RowEtas etas = new();
    private readonly SparseSweep sweep = new();
    private readonly FactorDraft draft;
    private readonly SingletonPeeling peeling = new();
    private readonly NucleusElimination nucleus = new();
    private readonly List<BasisReplacement> replacements = [];
    private int[] permuted = [];
    private int size;

    /// <summary>Initializes factors of the basis of all logical variables, −I.</summary>
    /// <param name="rows">Number of rows, at least 0.</param>
    public BasisFactors(int rows)
    {
        draft = new FactorDraft(lower, upper);
        Resize(rows);
    }

    /// <summary>Gets the share of the largest entry of its column that a pivot must have.</summary>
    /// <value>In (0, 1]; 0.1 at first.</value>
    public double Threshold { get; private set; } = FirstThreshold;

    /// <summary>Gets what the last <see cref="Factor"/> exchanged; the next one overwrites it.</summary>
    public ReadOnlySpan<BasisReplacement> Replacements => CollectionsMarshal.AsSpan(replacements);

    /// <summary>Gets the number of nonzeros of the factors off the diagonal, row transformations included.</summary>
    public int Entries => lower.Entries + upper.Entries + etas.Entries;

    /// <summary>Changes the number of rows; the factors are then those of −I.</summary>
    /// <param name="rows">Number of rows, at least 0.</param>
    public void Resize(int rows)
    {
        size = rows;
        if (rows > permuted.Length)
        {
            permuted = new int[rows];
        }

        spike.Resize(rows);
        keptRow.Resize(rows);
        work.Resize(rows);
        sweep.Reset(rows);
        draft.Reset(rows);
        Complete();
    }

    /// <summary>Asks for larger pivots from now on, for a basis whose factors were not accurate.</summary>
    /// <returns>False when they are as large as they get.</returns>
    public bool RaiseThreshold()
    {
        bool canRise = Threshold < LargestThreshold;
        Threshold = Math.Min(LargestThreshold, 3 * Threshold);
        return canRise;
    }

    /// <summary>Returns to the threshold of the beginning.</summary>
    public void ResetThreshold() => Threshold = FirstThreshold;

    /// <summary>Factors a basis.</summary>
    /// <param name="matrix">Columns of the variables.</param>
    /// <param name="basic">Basic variables, one per row; permuted so that slot and pivot row are the same, and repaired where it is singular.</param>
    /// <returns>How many members depended on others and were exchanged for logical variables: see <see cref="Replacements"/>.</returns>
    public int Factor(in ColumnView matrix, int[] basic)
    {
        ReadOnlySpan<int> members = basic.AsSpan(0, size);
        draft.Reset(size);
        peeling.Run(matrix, members, draft);
        nucleus.Run(matrix, members, Threshold, draft);
        Permute(matrix.Columns, basic);
        Complete();
        return replacements.Count;
    }

    // Members without pivot give way to the logical variables of the rows without pivot, both in ascending order.
    private void Permute(int columns, int[] basic)
    {
        replacements.Clear();
        int position = 0;
        for (int row = 0; row < size; row++)
        {
            if (draft.HasPivot(row))
            {
                permuted[row] = basic[draft.PositionOf(row)];
                continue;
            }

            while (draft.RowOf(position) != FactorDraft.None)
            {
                position++;
            }

            replacements.Add(new(basic[position++], row));
            permuted[row] = columns + row;
        }

        permuted.AsSpan(0, size).CopyTo(basic);
    }

    // Rows still without pivot take that of their logical variable.
    private void Complete()
    {
        for (int row = 0; row < size; row++)
        {
            if (!draft.HasPivot(row))
            {
                upper.AddPivot(row, -1);
            }
        }

        lower.Finish(upper.Order);
        upper.Finish();
        etas.Reset();
        ForgetKept();
        freshEntries = Entries;
    }
}
