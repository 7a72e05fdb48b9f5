using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>How programs beyond the dense path are solved.</summary>
internal static class SparseFlow
{
    /// <summary>An engine for a model beyond the dense path.</summary>
    public static ISimplexEngine EngineFor(SimplexModel model) => new SparseEngine(model);

    public static LinearProgramSolution Solve(LinearProgram program, LinearProgramBasis? start, bool presolve, in SimplexLimits limits)
    {
        SimplexModel model = SimplexModel.From(program);
        ISimplexEngine engine = EngineFor(model);
        if (start is not null)
        {
            engine.SetBasis(start.Variables.Span, start.Rows.Span);
        }

        LinearProgramStatus status = engine.Solve(limits);
        return new EngineAnswer(engine, model.Sign, program.ObjectiveConstant).Assemble(status, model.Rows, model.Columns, limits);
    }
}
