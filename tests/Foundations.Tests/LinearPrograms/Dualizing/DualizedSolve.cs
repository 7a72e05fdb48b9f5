using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dualizing;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dualizing;

/// <summary>A program's dual, solved by the tableau or by an engine, and the way back: what the tests look at.</summary>
internal sealed class DualizedSolve
{
    private readonly LinearProgram program;

    public DualizedSolve(LinearProgram program, Func<SimplexModel, ISimplexEngine> engineFor, Action<BasicSolution>? falsify = null)
    {
        this.program = program;
        DualModel dual = DualModel.Of(SimplexModel.From(program));
        ISimplexEngine engine = engineFor(dual.Model);
        Status = engine.Solve(default);
        Truth = new TableauSimplex().Solve(ModelProgram.From(dual.Model));
        if (Status == LinearProgramStatus.Optimal)
        {
            BasicSolution solution = dual.Restore(engine);
            falsify?.Invoke(solution);
            Answer = ToAnswer(solution);
        }
    }

    /// <summary>Gets what the engine said about the dual.</summary>
    public LinearProgramStatus Status { get; }

    /// <summary>Gets what the tableau says about the dual.</summary>
    public LinearProgramSolution Truth { get; }

    /// <summary>Gets the answer for the program; null when the dual has no optimum.</summary>
    public LinearProgramSolution? Answer { get; }

    private LinearProgramSolution ToAnswer(BasicSolution solution)
    {
        double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        return new()
        {
            Status = LinearProgramStatus.Optimal,
            Method = "dualized",
            Value = program.ObjectiveConstant + CompensatedSum.Of([.. solution.Primal.Select((value, variable) => value * program.Costs[variable])]).Value,
            Primal = solution.Primal.ToSequence(),
            RowDuals = solution.RowDuals.Select(price => sign * price).ToSequence(),
            ReducedCosts = solution.ReducedCosts.Select(price => sign * price).ToSequence(),
            Basis = new(solution.Columns.ToSequence(), solution.Rows.ToSequence()),
        };
    }
}
