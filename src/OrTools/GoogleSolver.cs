using Google.OrTools.LinearSolver;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.OrTools;

/// <summary>A solver of OR-Tools for one program, through the package's wrapper.</summary>
internal sealed class GoogleSolver : ILinearSolver
{
    private readonly Solver solver;
    private readonly OrToolsSolver kind;

    /// <summary>Makes a solver.</summary>
    /// <exception cref="DllNotFoundException">The native library is absent or has not this solver.</exception>
    public GoogleSolver(OrToolsSolver kind)
    {
        this.kind = kind;
        solver = Made(kind) ?? throw new DllNotFoundException(
            $"This build of Google OR-Tools has no solver {kind}. Reference a package Google.OrTools that has it, or take another method.");
    }

    // The interface of HiGHS in OR-Tools writes the rows' activities where duals belong.
    private bool HasDuals => kind != OrToolsSolver.Highs;

    private bool HasBasis => kind is OrToolsSolver.Glop or OrToolsSolver.Clp;

    /// <summary>Whether the native library is there and has the solver.</summary>
    public static bool IsAvailable(OrToolsSolver kind)
    {
        try
        {
            using Solver? made = Made(kind);
            return made is not null;
        }
        catch (DllNotFoundException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public SolverOutcome Solve(LinearProgram program, TimeSpan limit)
    {
        Variable[] variables = [.. Enumerable.Range(0, program.VariableCount).Select(
            variable => solver.MakeNumVar(program.VariableLower[variable], program.VariableUpper[variable], string.Empty))];
        Constraint[] rows = [.. Enumerable.Range(0, program.RowCount).Select(
            row => solver.MakeConstraint(program.RowLower[row], program.RowUpper[row]))];
        SetCoefficients(program, variables, rows);
        _ = solver.SetSolverSpecificParametersAsString(Parameters());
        if (limit != Timeout.InfiniteTimeSpan)
        {
            solver.SetTimeLimit((long)Math.Ceiling(Math.Min(limit.TotalMilliseconds, int.MaxValue)));
        }

        Solver.ResultStatus status = solver.Solve();
        SolverOutcome outcome = new(status) { Iterations = Math.Max(0, solver.Iterations()) };
        return outcome.IsOptimal ? Read(outcome, program, variables, rows) : outcome;
    }

    /// <inheritdoc/>
    public void Interrupt() => _ = solver.InterruptSolve();

    /// <inheritdoc/>
    public void Dispose() => solver.Dispose();

    private static Solver? Made(OrToolsSolver kind)
    {
        try
        {
            return Solver.CreateSolver(IdentifierOf(kind));
        }
        catch (Exception error) when (NativeAbsence.IsCauseOf(error))
        {
            throw NativeAbsence.Explained(error);
        }
    }

    // Full names of the enumeration, which the wrapper takes as text whether or not it lists them.
    private static string IdentifierOf(OrToolsSolver kind) => kind switch
    {
        OrToolsSolver.Glop => "GLOP_LINEAR_PROGRAMMING",
        OrToolsSolver.Pdlp => "PDLP_LINEAR_PROGRAMMING",
        OrToolsSolver.Clp => "CLP_LINEAR_PROGRAMMING",
        _ => "HIGHS_LINEAR_PROGRAMMING",
    };

    private void SetCoefficients(LinearProgram program, Variable[] variables, Constraint[] rows)
    {
        double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        Objective objective = solver.Objective();
        objective.SetMinimization();
        for (int variable = 0; variable < variables.Length; variable++)
        {
            objective.SetCoefficient(variables[variable], sign * program.Costs[variable]);
            ReadOnlySpan<int> entries = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int position = 0; position < entries.Length; position++)
            {
                rows[entries[position]].SetCoefficient(variables[variable], coefficients[position]);
            }
        }
    }

    // Text of the solvers' own settings. CLP takes none, HiGHS has no duals that a smaller tolerance could serve.
    private string Parameters() => kind switch
    {
        OrToolsSolver.Glop => FormattableString.Invariant(
            $"primal_feasibility_tolerance: {Tolerances.Feasibility.Absolute:R} dual_feasibility_tolerance: {Tolerances.Optimality.Absolute:R}"),
        OrToolsSolver.Pdlp => FormattableString.Invariant(
            $"termination_criteria {{ simple_optimality_criteria {{ eps_optimal_absolute: {Tolerances.Feasibility.Absolute:R} eps_optimal_relative: {Tolerances.Feasibility.Relative:R} }} }}"),
        _ => string.Empty,
    };

    private SolverOutcome Read(SolverOutcome outcome, LinearProgram program, Variable[] variables, Constraint[] rows) => outcome with
    {
        Primal = variables.Select(variable => variable.SolutionValue() + 0.0).ToSequence(),
        Duals = HasDuals ? rows.Select(row => row.DualValue() + 0.0).ToSequence() : null,
        Basis = HasBasis
            ? new(
                Sequence.Of(variables.Length, index => Standing(variables[index].BasisStatus(), program.VariableLower[index], program.VariableUpper[index])),
                Sequence.Of(rows.Length, index => Standing(rows[index].BasisStatus(), program.RowLower[index], program.RowUpper[index])))
            : null,
    };

    private static BasisStatus Standing(Solver.BasisStatus status, double lower, double upper) => status switch
    {
        Solver.BasisStatus.BASIC => BasisStatus.Basic,
        Solver.BasisStatus.AT_UPPER_BOUND when double.IsFinite(upper) => BasisStatus.AtUpper,
        _ when double.IsFinite(lower) => BasisStatus.AtLower,
        _ when double.IsFinite(upper) => BasisStatus.AtUpper,
        _ => BasisStatus.Free,
    };
}
