namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A linear program behind an answer, with its own answer: the evidence that an audit checks.</summary>
/// <param name="Purpose">What the program decides, in words, for example <c>minimum payment of action 2</c>.</param>
/// <param name="Program">The program.</param>
/// <param name="Solution">Its solution, with duals or Farkas multipliers.</param>
public sealed record SolvedProgram(string Purpose, LinearProgram Program, LinearProgramSolution Solution)
{
    /// <summary>Gets what the program was written from, which can write it again in exact numbers; null when <see cref="Program"/> is all there is.</summary>
    public IProgramSource? Source { get; init; }

    /// <summary>Writes a program in the numbers that suit a method, and solves it.</summary>
    /// <param name="purpose">What the program decides, in words.</param>
    /// <param name="source">What writes the program.</param>
    /// <param name="method">The method that solves it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The program with its answer.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static SolvedProgram Solve(string purpose, IProgramSource source, ILinearProgramMethod method, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(method);
        LinearProgram program = method is ExactSimplex ? source.WriteExactly() : source.Write();
        return new(purpose, program, method.Solve(program, cancellation)) { Source = source };
    }

    /// <summary>How the solve ended, where it is known beforehand what cannot be: a method that says so all the same has numerical trouble.</summary>
    /// <param name="canBeInfeasible">Whether the program may have no feasible point.</param>
    /// <param name="canBeUnbounded">Whether its objective may have no bound.</param>
    /// <returns>The status of the solution, or numerical trouble.</returns>
    public LinearProgramStatus StatusGiven(bool canBeInfeasible, bool canBeUnbounded) => Solution.Status switch
    {
        LinearProgramStatus.Infeasible when !canBeInfeasible => LinearProgramStatus.NumericalTrouble,
        LinearProgramStatus.Unbounded when !canBeUnbounded => LinearProgramStatus.NumericalTrouble,
        LinearProgramStatus status => status,
    };

    /// <summary>Says in words why there is no optimum: what stopped the method, or what it denied.</summary>
    /// <param name="status">How the solve ended, see <see cref="StatusGiven"/>.</param>
    /// <param name="certainty">What is known beforehand, for example <c>every game has such advice</c>.</param>
    /// <returns>One or two sentences.</returns>
    public string Trouble(LinearProgramStatus status, string certainty) => Solution.Status == status
        ? Solution.Explain()
        : $"{certainty}, and the linear-programming method denied it. Solve with another method.";

    /// <summary>Checks the answer without the code that produced it, against the exact numbers of the source where there is one.</summary>
    /// <remarks>A program too large to be audited exactly is checked as it was solved.</remarks>
    /// <param name="options">How thorough to be; null for the defaults.</param>
    /// <param name="cancellation">Stops the audit.</param>
    /// <returns>The conclusion, with residuals and words.</returns>
    /// <exception cref="OperationCanceledException">The audit was cancelled.</exception>
    public LinearProgramAuditReport Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        bool isExact = options.Mode == AuditMode.Exact && Program.RowCount <= options.MaximumRows && Solution.IsClaim;
        return LinearProgramAudit.Check(isExact && Source is not null ? Source.WriteExactly() : Program, Solution, options, cancellation);
    }
}
