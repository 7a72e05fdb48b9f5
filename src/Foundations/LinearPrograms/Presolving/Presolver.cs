using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>Makes a program smaller before it is solved, in ways that lead back to a basic solution of the whole.</summary>
/// <remarks>
/// Multiples of columns are taken out first, where that is cheapest. Then rows and columns that something happened to are visited until
/// nothing more can be done; multiples of rows and columns are looked for whenever that point is reached. Every reduction is sound by itself for the program that the ones before it left, and is undone on
/// exactly that program. Where rounding leaves doubt, nothing is reduced. Feasibility is not decided here: what looks infeasible or
/// unbounded is left to the engine on the full model.
/// <para>
/// Deterministic. Time is limited to a fixed multiple of the coefficients, rows and columns; what is reduced until then counts.
/// </para>
/// </remarks>
[Reference("andersen1995", "section 3: the reductions; the restoring of primal and dual solutions")]
internal static class Presolver
{
    // Netlib needs at most a third of this.
    private const long WorkPerSize = 64;

    /// <summary>Reduces a model by all rules.</summary>
    public static PresolveResult Run(SimplexModel model) => Run(model, PresolveRules.All);

    /// <summary>Reduces a model by all rules, unless the solve must stop before.</summary>
    public static PresolveResult Run(SimplexModel model, in SimplexLimits limits) => Run(model, PresolveRules.All, limits);

    /// <summary>Reduces a model by some rules.</summary>
    public static PresolveResult Run(SimplexModel model, PresolveRules rules, in SimplexLimits limits = default)
    {
        PresolveProgram program = new(model, limits);
        try
        {
            Reduce(model, program, rules);
            return new(model, program);
        }
        finally
        {
            program.Matrix.Release();
        }
    }

    private static void Reduce(SimplexModel model, PresolveProgram program, PresolveRules rules)
    {
        long work = WorkPerSize * ((long)model.CoefficientCount + model.Rows + model.Columns + 1);
        if (HasCrossingBounds(program))
        {
            program.Suspect(PresolveVerdict.SuspectedInfeasible);
        }

        if (MayGoOn(program, work))
        {
            rules.FirstSweep?.Invoke(program);
        }

        int reductionsAtSweep = rules.FirstSweep is null ? -1 : program.Reductions.Count;
        if (program.MayGoOn())
        {
            program.BeginRows();
        }

        do
        {
            VisitAll(program, rules, work);
            for (int sweep = 0; sweep < rules.Sweeps.Count && MayGoOn(program, work); sweep++)
            {
                // Nothing was reduced since the columns were compared: they would be found as they were.
                if (rules.Sweeps[sweep] != rules.FirstSweep || program.Reductions.Count != reductionsAtSweep)
                {
                    rules.Sweeps[sweep](program);
                }
            }
        }
        while (MayGoOn(program, work) && !(program.WaitingRows.IsEmpty && program.WaitingColumns.IsEmpty));
    }

    private static bool MayGoOn(PresolveProgram program, long work) => program.Work <= work && program.MayGoOn();

    private static bool HasCrossingBounds(PresolveProgram program)
    {
        bool isCrossing = false;
        for (int column = 0; column < program.Columns; column++)
        {
            isCrossing |= program.ColumnLower[column] > program.ColumnUpper[column];
        }

        for (int row = 0; row < program.Rows; row++)
        {
            isCrossing |= program.RowLower[row] > program.RowUpper[row];
        }

        return isCrossing;
    }

    private static void VisitAll(PresolveProgram program, PresolveRules rules, long work)
    {
        while (MayGoOn(program, work) && !(program.WaitingRows.IsEmpty && program.WaitingColumns.IsEmpty))
        {
            foreach (int row in program.WaitingRows.TakeAll())
            {
                bool mayGoOn = MayGoOn(program, work);
                for (int rule = 0; mayGoOn && rule < rules.Rows.Count && program.HasRow(row) && !program.IsStopped; rule++)
                {
                    rules.Rows[rule](program, row);
                }
            }

            foreach (int column in program.WaitingColumns.TakeAll())
            {
                bool mayGoOn = MayGoOn(program, work);
                for (int rule = 0; mayGoOn && rule < rules.Columns.Count && program.HasColumn(column) && !program.IsStopped; rule++)
                {
                    rules.Columns[rule](program, column);
                }
            }
        }
    }
}
