using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Presolving;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Presolving;

/// <summary>Presolve, a solve of what is left by the tableau, and the way back: what the tests look at.</summary>
internal sealed class PresolvedSolve
{
    private readonly LinearProgram program;
    private readonly PresolveResult result;

    public PresolvedSolve(LinearProgram program)
        : this(program, PresolveRules.All, reductions => reductions)
    {
    }

    public PresolvedSolve(LinearProgram program, PresolveRules rules)
        : this(program, rules, reductions => reductions)
    {
    }

    /// <summary>Presolves with reductions that may be altered, to plant bugs.</summary>
    public PresolvedSolve(LinearProgram program, PresolveRules rules, Func<IReadOnlyList<Reduction>, IReadOnlyList<Reduction>> alter)
    {
        this.program = program;
        result = Presolver.Run(SimplexModel.From(program), rules);
        result = result.With(alter(result.Reductions));
        Reduced = ModelProgram.From(result.Model);
        if (result.Verdict == PresolveVerdict.Reduced)
        {
            ReducedAnswer = new TableauSimplex().Solve(Reduced);
            Answer = ReducedAnswer.IsOptimal ? Restore(ReducedAnswer) : null;
        }
    }

    public PresolveResult Result => result;

    /// <summary>Gets what was left, to minimize.</summary>
    public LinearProgram Reduced { get; }

    /// <summary>Gets the answer for what was left; null when presolve gave up.</summary>
    public LinearProgramSolution? ReducedAnswer { get; }

    /// <summary>Gets the answer for the whole; null when there was no optimum to restore.</summary>
    public LinearProgramSolution? Answer { get; }

    public override string ToString()
    {
        IEnumerable<string> columns = Enumerable.Range(0, program.VariableCount).Select(variable => FormattableString.Invariant(
            $"{program.VariableLower[variable]} ≤ x{variable} ≤ {program.VariableUpper[variable]}, cost {program.Costs[variable]}, rows {string.Join(' ', program.ColumnRows(variable).ToArray())}: {string.Join(' ', program.ColumnCoefficients(variable).ToArray())}"));
        IEnumerable<string> rows = Enumerable.Range(0, program.RowCount).Select(row => FormattableString.Invariant(
            $"{program.RowLower[row]} ≤ row {row} ≤ {program.RowUpper[row]}"));
        string steps = string.Join(", ", result.Reductions.Select(reduction => reduction.Kind));
        return string.Join(Environment.NewLine, new[] { program.Sense.ToString() }.Concat(columns).Concat(rows).Append($"{result.Verdict}: {steps}"));
    }

    private LinearProgramSolution Restore(LinearProgramSolution reduced)
    {
        Postsolution full = result.Restore(
            reduced.Primal.Span, reduced.RowDuals.Span, reduced.ReducedCosts.Span, reduced.Basis!.Variables.Span, reduced.Basis.Rows.Span);
        double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        return new()
        {
            Status = LinearProgramStatus.Optimal,
            Method = "presolved tableau",
            Value = program.ObjectiveConstant + CompensatedSum.Of([.. full.Primal.Select((value, variable) => value * program.Costs[variable])]).Value,
            Primal = full.Primal.ToSequence(),
            RowDuals = full.RowDuals.Select(price => sign * price).ToSequence(),
            ReducedCosts = full.ReducedCosts.Select(price => sign * price).ToSequence(),
            Basis = new(full.Columns.ToSequence(), full.Rows.ToSequence()),
        };
    }
}
