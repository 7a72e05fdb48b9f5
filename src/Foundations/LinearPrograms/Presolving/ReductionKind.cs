namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>The kinds of reduction, in the order in which a row, a column and the whole are tried.</summary>
internal enum ReductionKind
{
    /// <summary>A row without coefficients.</summary>
    EmptyRow,

    /// <summary>A row with one coefficient: bounds of a column.</summary>
    SingletonRow,

    /// <summary>A row that the bounds of its columns imply.</summary>
    RedundantRow,

    /// <summary>A row that the bounds of its columns allow in one way only.</summary>
    ForcingRow,

    /// <summary>A column in one row only, and without effective bounds: row and column determine each other.</summary>
    FreeColumnSingleton,

    /// <summary>A column in one row only that slackens the row.</summary>
    SlackColumn,

    /// <summary>An equation between two columns.</summary>
    DoubletonEquation,

    /// <summary>A column without coefficients.</summary>
    EmptyColumn,

    /// <summary>A column with equal bounds.</summary>
    FixedColumn,

    /// <summary>A column that every acceptable price drives to one bound.</summary>
    DominatedColumn,

    /// <summary>A free column without cost that can satisfy all its rows by itself.</summary>
    ReleasedRows,

    /// <summary>A column in few rows, without effective bounds, solved for by an equation.</summary>
    ImpliedFreeColumn,

    /// <summary>A multiple of another row.</summary>
    DuplicateRow,

    /// <summary>A multiple of another column, cost included.</summary>
    DuplicateColumn,
}
