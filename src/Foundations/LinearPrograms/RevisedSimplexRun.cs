using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A run of <see cref="RevisedSimplex"/> on one program: change numbers, add rows and variables, and solve again from the last basis.</summary>
/// <remarks>
/// Solving again after a change of costs continues in the primal simplex, after a change of bounds or an added row in the dual one, and
/// allocates nothing, once the first few solves have found the memory that factors need, unless the program grew, its numbers span more than fifteen powers of
/// ten, or its basis was nearly singular since the run last began from one: there each claim is proved in exact arithmetic, which allocates and takes longer, see <see cref="RevisedSimplex"/>. Whole matrices are replaced at once by <see cref="ChangeCoefficients"/>. After a change of coefficients a program beyond the dense path, see <see cref="RevisedSimplex.MaxDenseCells"/>,
/// allocates memory for what it knows of the matrix anew, in proportion to its rows, variables and coefficients. The program that the run began with never changes; <see cref="Program"/> is the present one.
/// Results are those of the last <see cref="Solve"/> and can be read until the next change. Spans live as long as nothing is changed
/// and solved. Runs do not presolve.
/// <para>Single-threaded: fork a run to continue in two ways or on two threads. A run holds no handles and needs no disposal.</para>
/// </remarks>
public sealed partial class RevisedSimplexRun
{
    // Of programs with up to so many times the cells of the dense path a given basis is looked at without the sparse engine.
    private const int CellsOfLook = 2;

    private readonly RevisedSimplex settings;
    private readonly LinearProgram origin;
    private readonly SimplexModel model;
    private readonly PendingRows pending = new();
    private ISimplexEngine engine;
    private SimplexLimits limits;
    private TimeSpan elapsed;
    private LinearProgramStatus? status;
    private double[] signedRowDuals = [];
    private double[] signedReducedCosts = [];
    private bool isChanged;
    private bool isMatrixChanged;
    private bool hasBasis;

    internal RevisedSimplexRun(RevisedSimplex settings, LinearProgram program)
    {
        this.settings = settings;
        origin = program;
        model = SimplexModel.From(program);
        engine = NewEngine();
    }

    private RevisedSimplexRun(RevisedSimplexRun other)
    {
        settings = other.settings;
        origin = other.origin;
        isChanged = other.isChanged;
        model = other.model.Copy();
        engine = NewEngine();
        (BasisStatus[] columns, BasisStatus[] rows) = other.CopyBasis();
        engine.SetBasis(columns, rows);
        hasBasis = other.hasBasis;
    }

    /// <summary>Gets the number of variables.</summary>
    public int VariableCount => model.Columns;

    /// <summary>Gets the number of rows.</summary>
    public int RowCount => model.Rows + pending.Count;

    /// <summary>Gets how the last solve stopped.</summary>
    /// <exception cref="InvalidOperationException">The run has not been solved since the last change.</exception>
    public LinearProgramStatus Status => status ?? throw NotSolved();

    /// <summary>Gets the optimal objective, constant included.</summary>
    /// <exception cref="InvalidOperationException">The run has not been solved since the last change, or there is no optimum.</exception>
    public double Value => new EngineAnswer(Optimal(), model.Sign, origin.ObjectiveConstant).Value;

    /// <summary>Gets the values of the variables, shape [variable]: the optimum, or the feasible point that an unbounded ray starts from.</summary>
    /// <exception cref="InvalidOperationException">The run has not been solved since the last change, or found no point.</exception>
    public ReadOnlySpan<double> Primal =>
        Status is LinearProgramStatus.Optimal or LinearProgramStatus.Unbounded ? engine.Primal : throw Absent("point");

    /// <summary>Gets the shadow prices of the rows, shape [row], signs as in <see cref="LinearProgramSolution.RowDuals"/>.</summary>
    /// <exception cref="InvalidOperationException">The run has not been solved since the last change, or there is no optimum.</exception>
    public ReadOnlySpan<double> RowDuals => Signed(Optimal().RowDuals, ref signedRowDuals);

    /// <summary>Gets the reduced costs, shape [variable], signs as in <see cref="LinearProgramSolution.ReducedCosts"/>.</summary>
    /// <exception cref="InvalidOperationException">The run has not been solved since the last change, or there is no optimum.</exception>
    public ReadOnlySpan<double> ReducedCosts => Signed(Optimal().ReducedCosts, ref signedReducedCosts);

    /// <summary>Gets the number of pivots of the last solve, moves from bound to bound included.</summary>
    public long Pivots => engine.Pivots;

    /// <summary>Gets a snapshot of the present program, for audits: a number whose double is still that of the program given keeps its exact value, others are doubles.</summary>
    public LinearProgram Program => isChanged ? ProgramSnapshot.Of(Flushed(), origin) : origin;

    /// <summary>Solves the present program from the present basis.</summary>
    /// <param name="cancellation">Stops the work; the status is then <see cref="LinearProgramStatus.Cancelled"/>, and solving again goes on.</param>
    /// <returns>How it stopped.</returns>
    public LinearProgramStatus Solve(CancellationToken cancellation = default)
    {
        Flushed();
        limits = new(settings.MaxPivots, settings.TimeLimit, settings.Progress, cancellation);
        status = null; // a listener that throws must not leave the claim of the solve before
        LinearProgramStatus found = engine.Solve(limits);
        if (WideClaim.IsAsked(engine, found, model.Rows, model.Columns))
        {
            found = WideClaim.Confirmed(engine, found, Program, limits);
        }

        SolveMeter.Note(limits, hasBasis);
        hasBasis = true;
        elapsed = limits.Elapsed;
        status = found;
        SolveNotice.Give(this);
        return found;
    }

    /// <summary>Makes an answer of the last solve, with its evidence and a basis.</summary>
    /// <returns>The answer; audit it against <see cref="Program"/>.</returns>
    /// <exception cref="InvalidOperationException">The run has not been solved since the last change.</exception>
    public LinearProgramSolution Answer() =>
        new EngineAnswer(engine, model.Sign, origin.ObjectiveConstant).Assemble(Status, model.Rows, model.Columns, limits) with { Elapsed = elapsed };

    /// <summary>Makes a run that continues from the same program and basis, independently of this one.</summary>
    /// <returns>The new run, not solved yet.</returns>
    public RevisedSimplexRun Fork()
    {
        Flushed();
        return new(this);
    }

    private ISimplexEngine NewEngine()
    {
        if (!settings.IsDense(model.Rows, model.Columns, model.CoefficientCount))
        {
            model.DropZeros();
        }

        ISimplexEngine chosen = SparseFlow.EngineFor(settings, model);
        return chosen is Revised.SparseEngine sparse ? new LookingEngine(model, sparse, CellsOfLook * (long)settings.MaxDenseCells) : chosen;
    }

    private (BasisStatus[] Columns, BasisStatus[] Rows) CopyBasis()
    {
        BasisStatus[] columns = new BasisStatus[model.Columns];
        BasisStatus[] rows = new BasisStatus[model.Rows];
        engine.CopyBasis(columns, rows);
        return (columns, rows);
    }

    // The model with all rows that were added; the engine knows of coefficients that were changed.
    private SimplexModel Flushed()
    {
        if (isMatrixChanged)
        {
            engine.MatrixChanged();
            isMatrixChanged = false;
        }

        if (pending.Count > 0)
        {
            model.AddRows(pending);
            pending.Clear();
            Grow();
        }

        return model;
    }

    // Tells the engine that the model grew, or takes one for larger programs.
    private void Grow()
    {
        engine.Grew();
        if (engine is Dense.DenseEngine && !settings.IsDense(model.Rows, model.Columns, model.CoefficientCount))
        {
            (BasisStatus[] columns, BasisStatus[] rows) = CopyBasis();
            engine = NewEngine();
            engine.SetBasis(columns, rows);
        }
    }

    private ISimplexEngine Optimal() => Status == LinearProgramStatus.Optimal ? engine : throw Absent("optimum");

    private ReadOnlySpan<double> Signed(ReadOnlySpan<double> values, ref double[] signed)
    {
        if (model.Sign > 0)
        {
            return values;
        }

        if (signed.Length < values.Length)
        {
            signed = new double[values.Length];
        }

        for (int index = 0; index < values.Length; index++)
        {
            signed[index] = -values[index];
        }

        return signed.AsSpan(0, values.Length);
    }

    private InvalidOperationException Absent(string noun) => new($"This solve has no {noun}. {Answer().Explain()}");

    private static InvalidOperationException NotSolved() => new("The run has not been solved since its last change. Call Solve first.");
}
