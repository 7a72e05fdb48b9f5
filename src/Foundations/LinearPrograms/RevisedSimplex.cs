using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Bounded-variable simplex, primal and dual, with certificates for every status.</summary>
/// <remarks>
/// Small programs are solved on a dense tableau, where they cost microseconds, see <see cref="MaxDenseCells"/>. Others
/// are presolved and solved by the sparse revised method; the answer is restored and finished on the program as given. The status
/// never hangs on presolve or on a tolerance: point and duals, Farkas multipliers, or point and ray are measured on the program's own
/// numbers before anything is claimed; where more than rounding is found they are corrected in twice the precision of a double. Where the numbers span more
/// than a double's digits, claims are proved by the exact audit, or the status is <see cref="LinearProgramStatus.NumericalTrouble"/>; of programs of more than 5,000
/// rows they leave without proof, as <see cref="LinearProgramCertificate.Unavailable"/>. Along chains of ordinary rows values or prices can grow beyond those digits, too: an
/// optimum that hangs on a reduced cost of 1e-20, of a variable that may move by 1e20, or on a bound that is missed by the last digit of a sum, is missed, as by other solvers in double precision. The audit tells.
/// Where a pivot below 1e-6 was on the way in this solve, where many steps were set back, or where rounding decided of a point, a ray or multipliers, claims about programs of up to 4,096 cells, rows × variables,
/// are proved, too; of up to 1,024 cells what is false is replaced by the answer of the exact simplex, and <see cref="LinearProgramSolution.Advice"/> says so. Such a proof takes milliseconds, such an answer some tenths of
/// a second at worst. That is a great deal less often wrong than doubles alone, not never: of random runs of eight solves, coefficients perturbed by 2⁻³⁰, one in a thousand meets a false status or goes round.
/// <para>
/// Pricing is by Devex or steepest-edge weights, ratio tests are Harris's; ties go to the lowest index. Degenerate steps do not go on for ever:
/// after a streak of them costs or bounds are perturbed, then the primal search takes to Bland's rule, and the dual one gives way to it. Deterministic: the answer does not depend on the thread, nor on solves before but where a run goes on from its last basis.
/// Settings are immutable and safe to share between threads; runs are single-threaded.
/// </para>
/// </remarks>
[Reference("dantzig1963", "chapters 5, 6 and 18: simplex method, two phases, bounded variables")]
[Reference("harris1973", "Devex pricing and the two-pass ratio test")]
[Reference("bland1977", "the smallest-index rule cannot cycle")]
public sealed record RevisedSimplex : ILinearProgramMethod
{
    internal const string MethodName = "revised-simplex";

    // One cell in this many must hold a coefficient for a large tableau to pay.
    private const int DenseShare = 8;

    private readonly EngineShelf shelf = new();

    /// <inheritdoc/>
    public string Name => MethodName;

    /// <summary>Gets the largest number of pivots, moves from bound to bound included.</summary>
    /// <value>At least 0; 100,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long MaxPivots
    {
        get;
        init => field = MethodSettings.Pivots(value);
    }

    = 100_000_000;

    /// <summary>Gets the largest time to take.</summary>
    /// <value>Positive, or <see cref="Timeout.InfiniteTimeSpan"/>, the default. With a limit, whether an answer comes depends on the machine's speed.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is neither positive nor infinite.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init => field = MethodSettings.TimeLimit(value);
    }

    = Timeout.InfiniteTimeSpan;

    /// <summary>Gets a value indicating whether programs beyond the dense path are simplified first, where that makes them at least a twentieth smaller. Answers are about the program as given.</summary>
    /// <value>True by default.</value>
    public bool Presolve { get; init; } = true;

    /// <summary>Gets the largest dense tableau, in cells of 8 bytes, rows × variables.</summary>
    /// <value>
    /// From 0 to 1,073,741,824; 65,536 by default. A program takes the dense path when it has at most so many cells and at least an eighth of them hold
    /// coefficients, or when it has at most an eighth of so many. With 0 every program that has cells takes the sparse path.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or larger than 2^30.</exception>
    public int MaxDenseCells
    {
        get;
        init => field = MethodSettings.Cells(value);
    }

    = 65_536;

    /// <summary>Gets the listener that is told how far a solve is, on the solving thread.</summary>
    /// <value>Null, the default, for nobody. A listener slows the solve down; it must not throw.</value>
    public IProgress<LinearProgramProgress>? Progress { get; init; }

    /// <inheritdoc/>
    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        return Solve(program, null, new SimplexLimits(MaxPivots, TimeLimit, Progress, cancellation));
    }

    /// <summary>Solves a program from a basis, for example that of a similar program's answer.</summary>
    /// <param name="program">The program.</param>
    /// <param name="start">The basis to start from; a singular one is completed by row activities, statuses that the bounds do not allow are replaced.</param>
    /// <param name="cancellation">Stops the work; the answer then says <see cref="LinearProgramStatus.Cancelled"/>.</param>
    /// <returns>An answer with its evidence, the same as without a start up to the choice among several optima.</returns>
    /// <exception cref="ArgumentNullException">The program or the basis is null.</exception>
    /// <exception cref="ArgumentException">The basis has other lengths than the program.</exception>
    public LinearProgramSolution Solve(LinearProgram program, LinearProgramBasis start, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(start);
        StartBasis.Require(start, program.VariableCount, program.RowCount);
        return Solve(program, start, new SimplexLimits(MaxPivots, TimeLimit, Progress, cancellation));
    }

    /// <summary>Begins a run on a program, whose costs, bounds, rows and variables can then be changed between solves.</summary>
    /// <param name="program">The program; it stays as it is.</param>
    /// <returns>A run that has not solved yet.</returns>
    /// <exception cref="ArgumentNullException">The program is null.</exception>
    public RevisedSimplexRun Begin(LinearProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return new(this, program);
    }

    /// <summary>Whether a program of this size is solved on a dense tableau.</summary>
    /// <remarks>
    /// Measured on Netlib and on matrix games: where an eighth of the cells hold coefficients, a sparse factorization has about as many
    /// entries as the tableau; below 8,000 cells the tableau is quicker whatever they hold.
    /// </remarks>
    internal bool IsDense(int rows, int columns, int coefficients) =>
        IsSmall(rows, columns) || (Fits(rows, columns) && DenseShare * (long)coefficients >= (long)rows * columns);

    // Small programs are not asked for their coefficients, which those held row by row would have to count.
    private bool IsDense(LinearProgram program) =>
        IsSmall(program.RowCount, program.VariableCount) || IsDense(program.RowCount, program.VariableCount, program.CoefficientCount);

    // So small that a tableau is quicker whatever it holds.
    private bool IsSmall(int rows, int columns) => Fits(rows, columns) && DenseShare * (long)rows * columns <= MaxDenseCells;

    private bool Fits(int rows, int columns) => (long)rows * columns <= MaxDenseCells
        && (rows + 1L) * Dense.DenseKernels.Padded(columns) <= MethodSettings.LargestTableau;

    private LinearProgramSolution Solve(LinearProgram program, LinearProgramBasis? start, in SimplexLimits limits)
    {
        LinearProgramSolution answer = IsDense(program)
            ? SolveDense(program, start, limits)
            : SparseFlow.Solve(this, program, start, limits);
        SolveMeter.Note(limits, start is not null);
        return answer;
    }

    private LinearProgramSolution SolveDense(LinearProgram program, LinearProgramBasis? start, in SimplexLimits limits)
    {
        (int rows, int columns) = (program.RowCount, program.VariableCount);
        Dense.DenseEngine engine = shelf.Take(rows, columns);
        LinearProgramStatus status = start is null && program.Cells.Length > 0
            ? engine.Solve(program.Sense, new(
                program.Costs.Span,
                program.Cells,
                new(program.RowLower.Span, program.RowUpper.Span),
                new(program.VariableLower.Span, program.VariableUpper.Span)), limits)
            : SolveModel(engine, program, start, limits);
        if (WideClaim.IsAsked(engine, status, rows, columns))
        {
            status = WideClaim.Confirmed(engine, status, program, limits);
        }

        LinearProgramSolution answer = new EngineAnswer(engine, program.Sense == ObjectiveSense.Minimize ? 1 : -1, program.ObjectiveConstant)
            .Assemble(status, rows, columns, limits);
        shelf.Return(engine, rows, columns);
        return answer;
    }

    private static LinearProgramStatus SolveModel(
        Dense.DenseEngine engine, LinearProgram program, LinearProgramBasis? start, in SimplexLimits limits)
    {
        engine.Begin(SimplexModel.Viewing(program));
        if (start is not null)
        {
            engine.SetBasis(start.Variables.Span, start.Rows.Span);
        }

        return engine.Solve(limits);
    }
}
