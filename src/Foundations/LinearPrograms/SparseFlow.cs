using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.LinearPrograms.Presolving;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>How programs beyond the dense path are solved: presolve, solve what is left, restore, and finish on the program as given.</summary>
internal static class SparseFlow
{
    /// <summary>An engine for a model of any size.</summary>
    public static ISimplexEngine EngineFor(RevisedSimplex settings, SimplexModel model) =>
        settings.IsDense(model.Rows, model.Columns, model.CoefficientCount) ? new DenseEngine(model) : new SparseEngine(model);

    /// <summary>Solves a program.</summary>
    /// <param name="settings">The method.</param>
    /// <param name="program">The program.</param>
    /// <param name="start">The basis to start from, without presolve; null for none.</param>
    /// <param name="limits">When to stop.</param>
    public static LinearProgramSolution Solve(
        RevisedSimplex settings, LinearProgram program, LinearProgramBasis? start, in SimplexLimits limits)
    {
        SimplexModel model = SimplexModel.From(program);
        if (start is not null)
        {
            return Finish(program, model, start, limits);
        }

        return settings.Presolve && !limits.Cancellation.IsCancellationRequested
            ? SolveReduced(settings, program, model, limits)
            : Finish(program, model, null, limits);
    }

    private static LinearProgramSolution SolveReduced(
        RevisedSimplex settings, LinearProgram program, SimplexModel model, in SimplexLimits limits)
    {
        limits.Report(LinearProgramPhase.Presolve, 0, 0, 0);
        PresolveResult reduction = Presolver.Run(model, limits);
        if (limits.Interruption() is { } interruption)
        {
            return new() { Status = interruption, Method = RevisedSimplex.MethodName, Elapsed = limits.Elapsed };
        }

        if (reduction.Verdict != PresolveVerdict.Reduced)
        {
            return Finish(program, model, null, limits);
        }

        ISimplexEngine engine = EngineFor(settings, reduction.Model);
        LinearProgramStatus status = engine.Solve(limits);
        SimplexLimits rest = limits.After(engine.Pivots);
        return status switch
        {
            LinearProgramStatus.Optimal => Finish(program, model, Restore(reduction, engine), rest),
            LinearProgramStatus.PivotLimit or LinearProgramStatus.TimeLimit or LinearProgramStatus.Cancelled =>
                Stopped(status, engine, limits),

            // What is claimed must hold for the program as given, with a certificate for it.
            _ => Finish(program, model, null, rest),
        };
    }

    // From a restored basis this takes no pivot as a rule: it is where point and duals are computed and checked.
    private static LinearProgramSolution Finish(
        LinearProgram program, SimplexModel model, LinearProgramBasis? start, in SimplexLimits limits)
    {
        SparseEngine engine = new(model);
        if (start is not null)
        {
            engine.SetBasis(start.Variables.Span, start.Rows.Span);
        }

        LinearProgramStatus status = engine.Solve(limits);
        return new EngineAnswer(engine, model.Sign, program.ObjectiveConstant).Assemble(status, model.Rows, model.Columns, limits);
    }

    private static LinearProgramBasis Restore(PresolveResult reduction, ISimplexEngine engine)
    {
        BasisStatus[] columns = new BasisStatus[reduction.Model.Columns];
        BasisStatus[] rows = new BasisStatus[reduction.Model.Rows];
        engine.CopyBasis(columns, rows);
        Postsolution whole = reduction.Restore(engine.Primal, engine.RowDuals, engine.ReducedCosts, columns, rows);
        return new(new(whole.Columns), new(whole.Rows));
    }

    private static LinearProgramSolution Stopped(LinearProgramStatus status, ISimplexEngine engine, in SimplexLimits limits) => new()
    {
        Status = status,
        Method = RevisedSimplex.MethodName,
        Pivots = engine.Pivots,
        Advice = engine.Advice,
        Elapsed = limits.Elapsed,
    };
}
