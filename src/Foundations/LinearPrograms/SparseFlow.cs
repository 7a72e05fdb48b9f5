using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.LinearPrograms.Dualizing;
using Mechanisms.Foundations.LinearPrograms.Presolving;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>How programs beyond the dense path are solved: presolve, solve what is left, restore, and finish on the program as given.</summary>
internal static class SparseFlow
{
    // Joint contracts, which lose 1 to 5 in a hundred, are solved in two thirds of the time as they are.
    private const double LargestShare = 0.95;

    /// <summary>An engine for a model of any size.</summary>
    /// <param name="settings">The method.</param>
    /// <param name="model">What to solve.</param>
    /// <param name="kind">What the engine is for.</param>
    public static ISimplexEngine EngineFor(RevisedSimplex settings, SimplexModel model, SparseEngineKind kind = SparseEngineKind.Final) =>
        settings.IsDense(model.Rows, model.Columns, model.CoefficientCount) ? new DenseEngine(model) : new SparseEngine(model, kind);

    /// <summary>Solves a program.</summary>
    /// <param name="settings">The method.</param>
    /// <param name="program">The program.</param>
    /// <param name="start">The basis to start from, without presolve; null for none.</param>
    /// <param name="limits">When to stop.</param>
    public static LinearProgramSolution Solve(
        RevisedSimplex settings, LinearProgram program, LinearProgramBasis? start, in SimplexLimits limits)
    {
        SimplexModel model = SimplexModel.Reading(program);
        return start is not null || limits.Interruption() is not null ? Finish(program, model, start, limits)
            : settings.Presolve ? SolvePresolved(settings, program, model, limits)
            : SolveCold(settings, program, model, null, limits);
    }

    private static LinearProgramSolution SolvePresolved(
        RevisedSimplex settings, LinearProgram program, SimplexModel model, in SimplexLimits limits)
    {
        limits.Report(LinearProgramPhase.Presolve, 0, 0, 0);
        PresolveResult reduction = Presolver.Run(model, limits);
        if (limits.Interruption() is { } interruption)
        {
            reduction.Model.Release();
            return new() { Status = interruption, Method = RevisedSimplex.MethodName, Elapsed = limits.Elapsed };
        }

        if (reduction.Verdict == PresolveVerdict.Reduced && IsWorthwhile(model, reduction))
        {
            return SolveCold(settings, program, model, reduction, limits);
        }

        reduction.Model.Release();
        return reduction.Verdict == PresolveVerdict.Reduced ? SolveCold(settings, program, model, null, limits) : Finish(program, model, null, limits);
    }

    // What is hardly smaller would be scaled and factored twice, here and at the end, for nothing.
    private static bool IsWorthwhile(SimplexModel model, PresolveResult reduction)
    {
        SimplexModel reduced = reduction.Model;
        return reduced.Rows + reduced.Columns <= LargestShare * (model.Rows + model.Columns)
            || reduced.CoefficientCount <= LargestShare * model.CoefficientCount;
    }

    // By the dual where that promises to be quicker; what is claimed must in any case hold for the program as given, with a certificate for it.
    private static LinearProgramSolution SolveCold(
        RevisedSimplex settings, LinearProgram program, SimplexModel model, PresolveResult? reduction, in SimplexLimits limits)
    {
        SimplexModel reduced = reduction?.Model ?? model;
        DualModel? dual = DualModel.TryFrom(reduced);
        if ((dual is null && reduction is null) || limits.Interruption() is not null)
        {
            dual?.Model.Release();
            reduction?.Model.Release();
            return Finish(program, model, null, limits);
        }

        ISimplexEngine engine = dual is null ? EngineFor(settings, reduced, SparseEngineKind.Reduced) : EngineFor(settings, dual.Model, SparseEngineKind.Dual);
        LinearProgramBasis? basis = null;
        try
        {
            LinearProgramStatus status = engine.Solve(dual is null ? limits : limits.Telling(dual.ListenerOf(limits.Progress)));
            if (status is LinearProgramStatus.PivotLimit or LinearProgramStatus.TimeLimit or LinearProgramStatus.Cancelled)
            {
                return Stopped(status, engine, limits) with { Basis = reduction is null ? Whole(null, dual!.Restore(engine)) : null };
            }

            basis = status == LinearProgramStatus.Optimal ? Whole(reduction, dual?.Restore(engine) ?? BasicSolution.From(engine, reduced)) : null;
        }
        finally
        {
            engine.Release();
            dual?.Model.Release();
            reduction?.Model.Release();
        }

        return Finish(program, model, basis, limits.After(engine.Pivots));
    }

    // From a restored basis this takes no pivot as a rule: it is where point and duals are computed and checked.
    private static LinearProgramSolution Finish(
        LinearProgram program, SimplexModel model, LinearProgramBasis? start, in SimplexLimits limits)
    {
        if (limits.Interruption() is { } interruption)
        {
            return new() { Status = interruption, Method = RevisedSimplex.MethodName, Pivots = limits.PivotsBefore, Basis = start, Elapsed = limits.Elapsed };
        }

        SparseEngine engine = new(model);
        try
        {
            if (start is not null)
            {
                engine.SetBasis(start.Variables.Span, start.Rows.Span);
            }

            LinearProgramStatus status = engine.Solve(limits);
            if (WideClaim.IsAsked(engine, status, model.Rows, model.Columns))
            {
                status = WideClaim.Confirmed(engine, status, program, limits);
            }

            return new EngineAnswer(engine, model.Sign, program.ObjectiveConstant).Assemble(status, model.Rows, model.Columns, limits);
        }
        finally
        {
            engine.Release();
        }
    }

    private static LinearProgramBasis Whole(PresolveResult? reduction, BasicSolution optimum)
    {
        if (reduction is null)
        {
            return new(new(optimum.Columns), new(optimum.Rows));
        }

        Postsolution whole = reduction.Restore(optimum.Primal, optimum.RowDuals, optimum.ReducedCosts, optimum.Columns, optimum.Rows);
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
