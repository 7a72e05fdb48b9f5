using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Many small linear programs of one shape, packed into arrays and solved together without an object for each.</summary>
/// <remarks>
/// Every program has the same numbers of rows and variables and the same sense; its numbers are doubles at their exact binary values. Each
/// is solved on a dense tableau, small ones four at a time in the lanes of vectors; answers are those that <see cref="RevisedSimplex"/> gives on
/// its dense path for each program alone, bit for bit, whatever the program's neighbors and for any number of threads. <see cref="Program"/> gives a member as a program of its own, against which its answer can be audited.
/// Where the programs are solved once, <see cref="LinearProgramFamily"/> spares the arrays.
/// <para>Immutable and thread-safe; compares by value. Programs without an optimum, and others that the lanes give up on, are solved again alone: a batch of nothing
/// else takes longer than the single solves. Memory is that of the arrays.</para>
/// </remarks>
[Reference("dantzig1963", "chapters 5, 6 and 18: simplex method, two phases, bounded variables")]
public sealed record LinearProgramBatch
{
    private readonly Sequence<double> costs;
    private readonly Sequence<double> matrices;
    private readonly Sequence<double> rowLower;
    private readonly Sequence<double> rowUpper;
    private readonly Sequence<double> lower;
    private readonly Sequence<double> upper;

    /// <summary>Initializes a batch from packed arrays, which are copied.</summary>
    /// <param name="sense">Whether the smallest or the largest objective is sought.</param>
    /// <param name="shape">How many programs, and the rows and variables of each.</param>
    /// <param name="costs">Costs, shape [program, variable], finite.</param>
    /// <param name="matrices">Coefficients, shape [program, row, variable], finite.</param>
    /// <param name="rowLower">Lower bounds of the row activities, shape [program, row]; -∞ where absent.</param>
    /// <param name="rowUpper">Upper bounds of the row activities, shape [program, row]; +∞ where absent.</param>
    /// <param name="lower">Lower bounds of the variables, shape [program, variable]; -∞ where absent.</param>
    /// <param name="upper">Upper bounds of the variables, shape [program, variable]; +∞ where absent.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sense is no value of the enumeration, or a number is NaN or infinite where it must not be.</exception>
    /// <exception cref="ArgumentException">An array has not the length that the shape asks for.</exception>
    public LinearProgramBatch(
        ObjectiveSense sense,
        LinearProgramBatchShape shape,
        ReadOnlySpan<double> costs,
        ReadOnlySpan<double> matrices,
        ReadOnlySpan<double> rowLower,
        ReadOnlySpan<double> rowUpper,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper)
    {
        DenseNumbers.RequireSense(sense);
        DenseNumbers.RequireLength(costs, (long)shape.ProgramCount * shape.VariableCount, "programs × variables");
        DenseNumbers.RequireLength(matrices, (long)shape.ProgramCount * shape.RowCount * shape.VariableCount, "programs × rows × variables");
        DenseNumbers.RequireLength(rowLower, (long)shape.ProgramCount * shape.RowCount, "programs × rows");
        DenseNumbers.RequireLength(lower, (long)shape.ProgramCount * shape.VariableCount, "programs × variables");
        DenseNumbers.RequireFinite(costs);
        DenseNumbers.RequireFinite(matrices);
        DenseNumbers.RequireBounds(rowLower, rowUpper);
        DenseNumbers.RequireBounds(lower, upper);
        (Sense, Shape) = (sense, shape);
        (this.costs, this.matrices) = (Sequence.Create(costs), Sequence.Create(matrices));
        (this.rowLower, this.rowUpper) = (Sequence.Create(rowLower), Sequence.Create(rowUpper));
        (this.lower, this.upper) = (Sequence.Create(lower), Sequence.Create(upper));
    }

    private LinearProgramBatch(ObjectiveSense sense, LinearProgramBatchShape shape, OwnedPrograms owned)
    {
        (Sense, Shape) = (sense, shape);
        (costs, matrices) = (new(owned.Costs), new(owned.Matrices));
        (rowLower, rowUpper) = (new(owned.RowLower), new(owned.RowUpper));
        (lower, upper) = (new(owned.Lower), new(owned.Upper));
    }

    /// <summary>Gets whether the smallest or the largest objective is sought.</summary>
    public ObjectiveSense Sense { get; }

    /// <summary>Gets how many programs there are, and the rows and variables of each.</summary>
    public LinearProgramBatchShape Shape { get; }

    /// <summary>Makes a batch by writing each program where it will lie, which spares the packed arrays and their copies.</summary>
    /// <remarks>
    /// A program begins with costs and coefficients of 0, rows without bounds and variables from 0 to +∞. Programs are written in their order, on
    /// the calling thread; the spans must not be kept.
    /// </remarks>
    /// <param name="sense">Whether the smallest or the largest objective is sought.</param>
    /// <param name="shape">How many programs, and the rows and variables of each.</param>
    /// <param name="write">Writes one program.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sense is no value of the enumeration.</exception>
    /// <exception cref="ArgumentException">A number written is NaN or infinite where it must not be.</exception>
    /// <example><code>
    /// // Of every seed's costs the best share of three goods.
    /// LinearProgramBatch batch = LinearProgramBatch.Create(ObjectiveSense.Maximize, new(programs: 1000, rows: 1, variables: 3), (index, program) =>
    /// {
    ///     values.Slice(3 * index, 3).CopyTo(program.Costs);
    ///     program.Coefficients.Fill(1);
    ///     program.RowUpper[0] = 1;
    /// });
    /// </code></example>
    public static LinearProgramBatch Create(ObjectiveSense sense, LinearProgramBatchShape shape, LinearProgramBatchWriter write)
    {
        ArgumentNullException.ThrowIfNull(write);
        DenseNumbers.RequireSense(sense);
        OwnedPrograms owned = new(shape);
        for (int program = 0; program < shape.ProgramCount; program++)
        {
            owned.Write(program, program, write);
        }

        return new(sense, shape, owned);
    }

    /// <summary>Makes a program of a member.</summary>
    /// <param name="index">Index of the program.</param>
    /// <returns>The program, without names.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such program.</exception>
    public LinearProgram Program(int index)
    {
        Shape.RequireProgram(index);
        return Packed().Program(index);
    }

    /// <summary>Solves all programs with the default settings of <see cref="RevisedSimplex"/>'s dense path.</summary>
    /// <param name="threads">Number of threads, at least 1; answers do not depend on it.</param>
    /// <param name="cancellation">Stops the work; programs not solved by then have the status <see cref="LinearProgramStatus.Cancelled"/>.</param>
    /// <returns>The answers, in the order of the programs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is not positive.</exception>
    public LinearProgramBatchSolution Solve(int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        BatchAnswers answers = new(Shape, Sense);
        SimplexLimits limits = new(long.MaxValue, Timeout.InfiniteTimeSpan, null, cancellation);
        Portions.Run(
            Shape.ProgramCount,
            threads,
            () => new LaneEngine(Shape.RowCount, Shape.VariableCount),
            (engine, first, end) => engine.Solve(Packed(), first, end, answers, limits));
        return answers.Complete();
    }

    internal PackedPrograms Packed() => new(Shape, Sense)
    {
        Costs = costs.Span,
        Matrices = matrices.Span,
        Rows = new(rowLower.Span, rowUpper.Span),
        Columns = new(lower.Span, upper.Span),
    };
}
