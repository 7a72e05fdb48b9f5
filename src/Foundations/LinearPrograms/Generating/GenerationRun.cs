using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Generating;

/// <summary>Rounds that solve an excerpt of a program and let in what it lacks, until its optimum is one of the whole program. Single-threaded.</summary>
/// <remarks>
/// Each round adds the most violated rows; when none is left, the columns that are worth most; when none is left either, what is wrong by more than
/// rounding. Rounds end: each but the last adds a row or a column, columns leave in the first round alone and rows once.
/// </remarks>
internal sealed class GenerationRun
{
    private readonly RevisedSimplex settings;
    private readonly GenerationSteps steps;
    private readonly Outside outside;
    private readonly bool[] hasLeft;
    private readonly int[] entries;
    private bool isFirst = true;
    private bool isStrict;

    /// <summary>Initializes a run with an excerpt that has nothing yet.</summary>
    /// <param name="program">The whole program.</param>
    /// <param name="settings">The method of the rounds.</param>
    /// <param name="steps">How much comes and goes in a round.</param>
    public GenerationRun(LinearProgram program, RevisedSimplex settings, GenerationSteps steps)
    {
        this.settings = settings;
        this.steps = steps;
        Excerpt = new(program, settings);
        outside = new(Excerpt);
        hasLeft = new bool[program.RowCount];
        entries = new int[program.RowCount];
        foreach (int row in program.RowIndices.Span)
        {
            entries[row]++;
        }
    }

    public Excerpt Excerpt { get; }

    /// <summary>Number of rounds so far.</summary>
    public int Rounds { get; private set; }

    /// <summary>Whether a row bounds one variable by another and holds where that variable is 0: it is of no use without the variable.</summary>
    public bool IsVariableBound(int row)
    {
        LinearProgram program = Excerpt.Program;
        return entries[row] == 2 && program.RowLower[row] <= 0 && program.RowUpper[row] >= 0 && program.RowLower[row] < program.RowUpper[row];
    }

    /// <summary>Solves to an answer to the whole program, which holds exactly where the program's numbers span more than the digits of a double.</summary>
    /// <param name="method">The name of the method that answers.</param>
    /// <param name="cancellation">Stops the work.</param>
    public LinearProgramSolution Solve(string method, CancellationToken cancellation)
    {
        SimplexLimits limits = Limits(cancellation);
        LinearProgramSolution answer = Solve(cancellation) with { Method = method };
        return WideClaim.Confirmed(Excerpt.Program, answer, limits) with { Elapsed = limits.Elapsed };
    }

    private LinearProgramSolution Solve(CancellationToken cancellation)
    {
        while (true)
        {
            SimplexLimits ofRound = Limits(cancellation);
            Rounds++;
            LinearProgramStatus status = Excerpt.Solve(isStrict ? SparseEngineKind.Final : SparseEngineKind.Reduced, ofRound);
            if (HasGrown(status))
            {
                continue;
            }

            if (status != LinearProgramStatus.Optimal || isStrict)
            {
                LinearProgramSolution whole = Excerpt.Whole(status, ofRound, status == LinearProgramStatus.Optimal ? outside.ReducedCosts() : []);
                Excerpt.Release();
                return whole;
            }

            isStrict = true;
        }
    }

    private SimplexLimits Limits(CancellationToken cancellation) => new(settings.MaxPivots, settings.TimeLimit, settings.Progress, cancellation);

    // A ray says nothing without the rows that may stop it, a contradiction nothing without the columns that may resolve it.
    private bool HasGrown(LinearProgramStatus status) => status switch
    {
        LinearProgramStatus.Unbounded => Excerpt.AddRows(),
        LinearProgramStatus.Infeasible => Excerpt.AddColumns(),
        LinearProgramStatus.Optimal => HasGrownAtOptimum(),
        _ => false,
    };

    private bool HasGrownAtOptimum()
    {
        outside.Read();
        List<Ranked> violated = outside.Rows(isStrict);
        if (isFirst && violated.Count > 0)
        {
            DropColumns();
        }

        isFirst = false;
        if (violated.Count > 0)
        {
            DropRows();
            foreach (Ranked row in isStrict ? violated : violated.Take(Math.Max(steps.LeastRows, (int)(steps.RowShare * violated.Count))))
            {
                Excerpt.AddRow(row.Index);
            }

            return true;
        }

        List<Ranked> worthy = outside.Columns(isStrict);
        foreach (Ranked column in isStrict ? worthy : worthy.Take(steps.MostColumns))
        {
            AddColumn(column.Index);
        }

        return worthy.Count > 0;
    }

    // A variable's bound by another comes with the variable, which it would often stop in the next round.
    private void AddColumn(int column)
    {
        Excerpt.AddColumn(column);
        foreach (int row in Excerpt.Program.ColumnRows(column))
        {
            if (!Excerpt.HasRow(row) && IsVariableBound(row))
            {
                Excerpt.AddRow(row);
            }
        }
    }

    private void DropColumns()
    {
        if (steps.IdlePerRow == 0 || Excerpt.Rows.Length == 0)
        {
            return;
        }

        List<Ranked> idle = outside.Idle();
        foreach (Ranked column in idle.SkipLast(steps.IdlePerRow * Excerpt.Rows.Length))
        {
            Excerpt.DropColumn(column.Index);
        }
    }

    private void DropRows()
    {
        if (isStrict)
        {
            return;
        }

        LinearProgram program = Excerpt.Program;
        foreach (int row in Excerpt.Rows)
        {
            bool isSlack = Excerpt.IsSlack(row) && outside.Room(row) > Tolerances.Feasibility.Relative;
            if (program.RowLower[row] < program.RowUpper[row] && steps.Leaves(new(isSlack, hasLeft[row])))
            {
                Excerpt.DropRow(row);
                hasLeft[row] = true;
            }
        }
    }
}
