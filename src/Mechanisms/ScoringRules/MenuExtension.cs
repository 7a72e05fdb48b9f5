using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>Solves the program of one effort over all beliefs from the basis that the menu for its own beliefs leads to.</summary>
/// <param name="Source">What wrote the program.</param>
/// <param name="Settings">The methods.</param>
internal sealed record MenuExtension(ProperRuleProgram Source, ExtendedMenus Settings) : ILinearProgramMethod
{
    private int States => Source.Problem.StateCount;

    /// <inheritdoc/>
    public string Name => Settings.Finish.Name;

    /// <inheritdoc/>
    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        if (Source.HasFreeCap)
        {
            return Settings.Finish.Solve(program, cancellation);
        }

        BeliefMenu menu = new(Source);
        LinearProgramSolution small = Settings.Program.Solve(menu.Write(), cancellation);
        return small switch
        {
            { Status: LinearProgramStatus.Infeasible, FarkasMultipliers.Count: > 0 } => Refused(program, menu, small),
            { Status: LinearProgramStatus.Optimal, Basis: not null } => Finished(program, menu, small, cancellation),
            { Status: LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible } => Settings.Finish.Solve(program, cancellation),
            _ => small with { Basis = null },
        };
    }

    // Another belief's payments weigh in all rows of the menu's program as its probabilities do, so that one variable answers for them all.
    private LinearProgramSolution Refused(LinearProgram program, BeliefMenu menu, LinearProgramSolution small)
    {
        double[] multipliers = new double[program.RowCount];
        foreach ((int row, int place) in Rows(menu))
        {
            multipliers[row] = small.FarkasMultipliers[place];
        }

        return small with { FarkasMultipliers = [.. multipliers], Basis = null };
    }

    private LinearProgramSolution Finished(LinearProgram program, BeliefMenu menu, LinearProgramSolution small, CancellationToken cancellation)
    {
        BasisStatus[] rows = new BasisStatus[program.RowCount];
        BasisStatus[] variables = new BasisStatus[program.VariableCount];
        Array.Fill(variables, BasisStatus.AtLower);
        foreach ((int row, int place) in Rows(menu))
        {
            rows[row] = small.Basis!.Rows[place];
        }

        for (int payment = 0; payment < menu.Earnings; payment++)
        {
            variables[(menu.Own[payment / States] * States) + (payment % States)] = small.Basis!.Variables[payment];
        }

        AddItems(menu, small, variables, rows, cancellation);
        LinearProgramSolution whole = Settings.Finish.Solve(program, new([.. variables], [.. rows]), cancellation);
        return whole with { Pivots = small.Pivots + whole.Pivots };
    }

    // The row that says what a belief earns is in the menu's basis already; corners, and the rows that meet in them, are added to it.
    private void AddItems(BeliefMenu menu, LinearProgramSolution small, BasisStatus[] variables, BasisStatus[] rows, CancellationToken cancellation)
    {
        (double Amount, int Item)[] best = [.. Enumerable.Range(0, Source.Items).Select(belief => menu.Best(small.Primal.Span, belief))];
        Tighten(menu, small.Basis!, best, rows);
        double[] earned = [.. best.Select(item => item.Amount)];
        RevisedSimplexRun corners = new RevisedSimplex().Begin(menu.WriteItem(earned));
        LinearProgramBasis nothing = new(Sequence.Of(States, _ => BasisStatus.AtLower), Sequence.Of(Source.Items, _ => BasisStatus.Basic));
        for (int other = 0; other < menu.Others.Count && !cancellation.IsCancellationRequested; other++)
        {
            if (small.Basis!.Variables[menu.Earnings + other] == BasisStatus.Basic)
            {
                AddItem(menu.Others[other], Corner(corners, menu.Others[other], earned, nothing, cancellation), variables, rows);
            }
        }
    }

    // From the last corner, unless it earns the belief as much as its own must: then the row of that is not among those that meet there. From no
    // payments it is the first to be violated, and stays where it is put.
    private static LinearProgramBasis? Corner(RevisedSimplexRun corners, int belief, double[] earned, LinearProgramBasis nothing, CancellationToken cancellation)
    {
        corners.ChangeRowBounds(belief, earned[belief], earned[belief]);
        LinearProgramBasis? corner = Solved();
        if (corner?.Rows[belief] == BasisStatus.Basic)
        {
            corners.StartFrom(nothing);
            corner = Solved();
        }

        corners.ChangeRowBounds(belief, double.NegativeInfinity, earned[belief]);
        return corner;

        LinearProgramBasis? Solved() => corners.Solve(cancellation) == LinearProgramStatus.Optimal ? corners.Answer().Basis : null;
    }

    private void AddItem(int belief, LinearProgramBasis? corner, BasisStatus[] variables, BasisStatus[] rows)
    {
        if (corner is null)
        {
            return;
        }

        TruthRows truth = new(0, Source.Items);
        corner.Variables.Span.CopyTo(variables.AsSpan(belief * States));
        for (int tempted = 0; tempted < Source.Items; tempted++)
        {
            if (tempted != belief && corner.Rows[tempted] != BasisStatus.Basic)
            {
                rows[truth.Row(tempted, belief)] = BasisStatus.AtLower;
            }
        }
    }

    // A belief may be left to earn more than its best item where a row of an effort alone says how much: then the item's row takes that row's place.
    private void Tighten(BeliefMenu menu, LinearProgramBasis basis, (double Amount, int Item)[] best, BasisStatus[] rows)
    {
        TruthRows truth = new(0, Source.Items);
        for (int other = 0; other < menu.Others.Count; other++)
        {
            int belief = menu.Others[other];
            bool isLoose = basis.Variables[menu.Earnings + other] == BasisStatus.Basic
                && Enumerable.Range(0, menu.Own.Count).All(item => basis.Rows[menu.EarningRow(other, item)] == BasisStatus.Basic);
            if (isLoose)
            {
                rows[truth.Row(belief, menu.Own[best[belief].Item])] = BasisStatus.AtLower;
                int held = Enumerable.Range(0, Source.Problem.EffortCount).FirstOrDefault(
                    effort => effort != Source.Effort && Source.Table.Distribution[effort, belief].Sign > 0 && rows[Source.EffortRow(effort)] != BasisStatus.Basic, Source.Effort);
                if (held != Source.Effort)
                {
                    rows[Source.EffortRow(held)] = BasisStatus.Basic;
                }
            }
        }
    }

    // The rows of the whole program that the menu's program has too, and where.
    private IEnumerable<(int Row, int Place)> Rows(BeliefMenu menu)
    {
        TruthRows truth = new(0, Source.Items);
        IEnumerable<(int Row, int Place)> own =
            from cell in Enumerable.Range(0, menu.Own.Count)
            from item in Enumerable.Range(0, menu.Own.Count)
            where cell != item
            select (truth.Row(menu.Own[cell], menu.Own[item]), menu.Truth.Row(cell, item));
        IEnumerable<(int Row, int Place)> others =
            from other in Enumerable.Range(0, menu.Others.Count)
            from item in Enumerable.Range(0, menu.Own.Count)
            select (truth.Row(menu.Others[other], menu.Own[item]), menu.EarningRow(other, item));
        IEnumerable<(int Row, int Place)> efforts = Enumerable.Range(0, Source.Problem.EffortCount).Where(effort => effort != Source.Effort)
            .Select(effort => (Source.EffortRow(effort), menu.EffortRow(effort)));
        return own.Concat(others).Concat(efforts);
    }
}
