namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>Bounds that something outside a column puts on it beside its own, and which of them are the tighter ones.</summary>
internal readonly record struct BoundTransfer
{
    private double Lower { get; init; }

    private double Upper { get; init; }

    private bool IsLowerFromOutside { get; init; }

    private bool IsUpperFromOutside { get; init; }

    /// <summary>Gets a value indicating whether the bounds cross beyond doubt.</summary>
    public bool IsImpossible { get; private init; }

    /// <summary>Gets a value indicating whether it is not clear whether the bounds cross, or too few digits are left to tell.</summary>
    public bool IsDoubtful { get; private init; }

    /// <summary>Gets a value indicating whether the column has equal bounds afterwards.</summary>
    public bool IsFixed => Lower == Upper;

    /// <summary>Intersects; of sides that meet within rounding the column's own value is kept.</summary>
    /// <param name="program">The program.</param>
    /// <param name="column">The column.</param>
    /// <param name="lower">Lower bound from outside.</param>
    /// <param name="upper">Upper bound from outside.</param>
    /// <param name="scales">Sizes of the numbers from which the bounds from outside were computed.</param>
    public static BoundTransfer To(PresolveProgram program, int column, double lower, double upper, (double Lower, double Upper) scales) =>
        To((program.ColumnLower[column], program.ColumnUpper[column]), (lower, upper), scales);

    /// <summary>Intersects own bounds with bounds from outside.</summary>
    public static BoundTransfer To((double Lower, double Upper) own, (double Lower, double Upper) outside, (double Lower, double Upper) scales)
    {
        (bool isLowerFromOutside, bool isUpperFromOutside) = (outside.Lower > own.Lower, outside.Upper < own.Upper);
        double low = isLowerFromOutside ? outside.Lower : own.Lower;
        double high = isUpperFromOutside ? outside.Upper : own.Upper;
        double lowSize = Math.Max(PresolveNumbers.Size(low), isLowerFromOutside ? scales.Lower : 0);
        double highSize = Math.Max(PresolveNumbers.Size(high), isUpperFromOutside ? scales.Upper : 0);
        double size = Math.Max(lowSize, highSize);
        bool areMeeting = PresolveNumbers.IsRounding(low - high, size);
        if (areMeeting)
        {
            double value = isLowerFromOutside ? high : low;
            (low, high) = (value, value);
        }

        return new()
        {
            Lower = low,
            Upper = high,
            IsLowerFromOutside = isLowerFromOutside,
            IsUpperFromOutside = isUpperFromOutside,
            IsImpossible = PresolveNumbers.IsCertain(low - high, size),
            IsDoubtful = low > high || (isLowerFromOutside && PresolveNumbers.IsHuge(low)) || (isUpperFromOutside && PresolveNumbers.IsHuge(high)),
        };
    }

    /// <summary>Sizes of the numbers behind a row's bounds when these are divided by a factor.</summary>
    public static (double Lower, double Upper) Scales(PresolveProgram program, int row, double factor)
    {
        (double lower, double upper) = program.RowScales(row);
        (lower, upper) = (lower / Math.Abs(factor), upper / Math.Abs(factor));
        return factor > 0 ? (lower, upper) : (upper, lower);
    }

    /// <summary>Whether the bound on a side came from outside.</summary>
    public bool IsFromOutside(BasisStatus side) =>
        (side == BasisStatus.AtLower && IsLowerFromOutside) || (side == BasisStatus.AtUpper && IsUpperFromOutside);

    public void Apply(PresolveProgram program, int column)
    {
        if (IsLowerFromOutside || IsUpperFromOutside)
        {
            program.ChangeColumnBounds(column, Lower, Upper);
        }
    }

    public void ApplyToRow(PresolveProgram program, int row)
    {
        if (IsLowerFromOutside || IsUpperFromOutside)
        {
            program.ChangeRowBounds(row, Lower, Upper);
        }
    }
}
