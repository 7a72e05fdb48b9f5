namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>Which reductions are tried, in order, for a row, for a column and for the program as a whole. A rule says whether it changed something.</summary>
internal sealed class PresolveRules
{
    /// <summary>Gets all rules.</summary>
    public static PresolveRules All { get; } = new()
    {
        Rows =
        [
            EmptyRow.TryApply,
            SingletonRow.TryApply,
            RedundantRow.TryApply,
            ForcingRow.TryApply,
            FreeColumnSingleton.TryApply,
            SlackColumn.TryApply,
            DoubletonEquation.TryApply,
        ],
        Columns = [EmptyColumn.TryApply, FixedColumn.TryApply, DominatedColumn.TryApply, ReleasedRows.TryApply, ImpliedFreeColumn.TryApply],
        Sweeps = [DuplicateRow.Sweep, DuplicateColumn.Sweep],
        FirstSweep = DuplicateColumn.Sweep,
    };

    /// <summary>Gets what is done before anything is visited and before rows are linked; null for nothing. Columns alone may be visited by it.</summary>
    public Func<PresolveProgram, bool>? FirstSweep { get; init; }

    public IReadOnlyList<Func<PresolveProgram, int, bool>> Rows { get; init; } = [];

    public IReadOnlyList<Func<PresolveProgram, int, bool>> Columns { get; init; } = [];

    public IReadOnlyList<Func<PresolveProgram, bool>> Sweeps { get; init; } = [];
}
