namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>The program that reductions work on: a copy of the model that shrinks, and the stack of what was done to it.</summary>
/// <remarks>
/// Indices are those of the full model to the end. Every change calls the rows and columns that it concerns, so that work is
/// proportional to what changes. Single-threaded.
/// </remarks>
internal sealed partial class PresolveProgram
{
    private readonly bool[] isRowGone;
    private readonly bool[] isColumnGone;
    private readonly int[] rowPlaces;
    private readonly int[] columnPlaces;
    private readonly double[] costScale;
    private readonly double[] rowLowerScale;
    private readonly double[] rowUpperScale;
    private readonly List<Reduction> reductions = [];
    private readonly RowActivity[] activities;
    private readonly bool[] isActivityKnown;
    private readonly PresolveTally tally;
    private readonly SimplexLimits limits;

    public PresolveProgram(SimplexModel model, in SimplexLimits limits = default)
    {
        this.limits = limits;
        Columns = model.Columns;
        Rows = model.Rows;
        Cost = model.Cost.AsSpan(0, Columns).ToArray();
        ColumnLower = model.ColumnLower.AsSpan(0, Columns).ToArray();
        ColumnUpper = model.ColumnUpper.AsSpan(0, Columns).ToArray();
        RowLower = model.RowLower.AsSpan(0, Rows).ToArray();
        RowUpper = model.RowUpper.AsSpan(0, Rows).ToArray();
        Matrix = new(model);
        (RowsLeft, ColumnsLeft) = (Rows, Columns);
        isRowGone = new bool[Rows];
        rowPlaces = new int[Rows];
        columnPlaces = new int[Columns];
        isColumnGone = new bool[Columns];
        costScale = Array.ConvertAll(Cost, Math.Abs);
        rowLowerScale = Array.ConvertAll(RowLower, PresolveNumbers.Size);
        rowUpperScale = Array.ConvertAll(RowUpper, PresolveNumbers.Size);

        WaitingRows = new(Rows);
        WaitingColumns = new(Columns);
        dualRanges = new DualRange[Rows];
        isDualRangeKnown = new bool[Rows];
        activities = new RowActivity[Rows];
        isActivityKnown = new bool[Rows];
        tally = new(this);
    }

    public int Columns { get; }

    public int Rows { get; }

    public double[] Cost { get; }

    public double[] ColumnLower { get; }

    public double[] ColumnUpper { get; }

    public double[] RowLower { get; }

    public double[] RowUpper { get; }

    public LinkedMatrix Matrix { get; }

    public WorkList WaitingRows { get; }

    public WorkList WaitingColumns { get; }

    public IReadOnlyList<Reduction> Reductions => reductions;

    public PresolveVerdict Verdict { get; private set; }

    public int RowsLeft { get; private set; }

    public int ColumnsLeft { get; private set; }

    /// <summary>Entries looked at so far: the measure of time that limits presolve.</summary>
    public long Work { get; private set; }

    public bool IsStopped => Verdict != PresolveVerdict.Reduced;

    public bool HasRow(int row) => !isRowGone[row];

    public bool HasColumn(int column) => !isColumnGone[column];

    public bool IsEquation(int row) => RowLower[row] == RowUpper[row];

    public bool IsFixed(int column) => ColumnLower[column] == ColumnUpper[column];

    /// <summary>Sizes of the largest numbers that went into a row's bounds.</summary>
    public (double Lower, double Upper) RowScales(int row) => (rowLowerScale[row], rowUpperScale[row]);

    /// <summary>Size of the largest number that went into a column's cost.</summary>
    public double CostScale(int column) => costScale[column];

    public void Spend(int entries) => Work += entries;

    public PresolveReport Report() => tally.Report();

    /// <summary>Notes a reduction that was made.</summary>
    public bool Push(Reduction reduction)
    {
        reductions.Add(reduction);
        tally.Note(reduction.Kind);
        return true;
    }

    /// <summary>Asks the limits of the solve; cheap enough to ask before each row and column.</summary>
    public bool MayGoOn()
    {
        Verdict = IsStopped || limits.Interruption() is null ? Verdict : PresolveVerdict.Interrupted;
        return !IsStopped;
    }

    /// <summary>Gives up: the engine is to find out what is true of the full model.</summary>
    public bool Suspect(PresolveVerdict verdict)
    {
        Verdict = verdict;
        return true;
    }

    /// <summary>Links rows and finds all activities at once, by columns, whose entries lie together in memory.</summary>
    public void BeginRows()
    {
        Matrix.LinkRows();
        Array.Clear(activities);
        for (int column = 0; column < Columns; column++)
        {
            for (int at = Matrix.FirstInColumn(column); at >= 0; at = Matrix.NextInColumn(at))
            {
                activities[Matrix.Row(at)].Add(Matrix.Value(at), ColumnLower[column], ColumnUpper[column]);
            }
        }

        Array.Fill(isActivityKnown, true);
        Spend(Matrix.Count);
    }

    /// <summary>The activity that the bounds of its columns allow a row.</summary>
    public RowActivity Activity(int row)
    {
        if (!isActivityKnown[row])
        {
            isActivityKnown[row] = true;
            activities[row] = ActivityWithout(row, exceptColumn: -1);
        }

        return activities[row];
    }

    /// <summary>The activity that the bounds of its other columns allow a row.</summary>
    public RowActivity ActivityWithout(int row, int exceptColumn)
    {
        RowActivity activity = default;
        for (int at = Matrix.FirstInRow(row); at >= 0; at = Matrix.NextInRow(at))
        {
            int column = Matrix.Column(at);
            if (column != exceptColumn)
            {
                activity.Add(Matrix.Value(at), ColumnLower[column], ColumnUpper[column]);
            }
        }

        Spend(Matrix.RowLength(row));
        return activity;
    }

    /// <summary>The size of a column's largest coefficient.</summary>
    public double LargestInColumn(int column)
    {
        double largest = 0;
        for (int at = Matrix.FirstInColumn(column); at >= 0; at = Matrix.NextInColumn(at))
        {
            largest = Math.Max(largest, Math.Abs(Matrix.Value(at)));
        }

        Spend(Matrix.ColumnLength(column));
        return largest;
    }

    /// <summary>The size of a row's largest coefficient.</summary>
    public double LargestInRow(int row)
    {
        double largest = 0;
        for (int at = Matrix.FirstInRow(row); at >= 0; at = Matrix.NextInRow(at))
        {
            largest = Math.Max(largest, Math.Abs(Matrix.Value(at)));
        }

        Spend(Matrix.RowLength(row));
        return largest;
    }
}
