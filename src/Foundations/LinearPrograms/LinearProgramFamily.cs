using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Many small linear programs of one shape, each of which is written when its turn to be solved has come.</summary>
/// <remarks>
/// A <see cref="LinearProgramBatch"/> without its arrays: four programs are written, solved side by side and forgotten, so that no memory but that of
/// the answers grows with their number. Answers are those of the batch, bit for bit, for any number of threads.
/// <para>Immutable; two families are equal when sense, shape and writer are. As thread-safe as the writer, which must write the same numbers for
/// an index whenever it is asked.</para>
/// </remarks>
[Reference("dantzig1963", "chapters 5, 6 and 18: simplex method, two phases, bounded variables")]
public sealed record LinearProgramFamily
{
    private readonly LinearProgramBatchWriter write;

    /// <summary>Initializes a family.</summary>
    /// <param name="sense">Whether the smallest or the largest objective is sought.</param>
    /// <param name="shape">How many programs, and the rows and variables of each.</param>
    /// <param name="write">
    /// Writes the program of an index. It begins with costs and coefficients of 0, rows without bounds and variables from 0 to +∞; the spans must
    /// not be kept.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The sense is no value of the enumeration.</exception>
    public LinearProgramFamily(ObjectiveSense sense, LinearProgramBatchShape shape, LinearProgramBatchWriter write)
    {
        ArgumentNullException.ThrowIfNull(write);
        DenseNumbers.RequireSense(sense);
        (Sense, Shape, this.write) = (sense, shape, write);
    }

    /// <summary>Gets whether the smallest or the largest objective is sought.</summary>
    public ObjectiveSense Sense { get; }

    /// <summary>Gets how many programs there are, and the rows and variables of each.</summary>
    public LinearProgramBatchShape Shape { get; }

    /// <summary>Writes all programs, for solving them more than once.</summary>
    /// <returns>The batch.</returns>
    /// <exception cref="ArgumentException">A number written is NaN or infinite where it must not be.</exception>
    public LinearProgramBatch Pack() => LinearProgramBatch.Create(Sense, Shape, write);

    /// <summary>Makes a program of a member, against which its answer can be audited.</summary>
    /// <param name="index">Index of the program.</param>
    /// <returns>The program, without names.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such program.</exception>
    /// <exception cref="ArgumentException">A number written is NaN or infinite where it must not be.</exception>
    public LinearProgram Program(int index)
    {
        Shape.RequireProgram(index);
        return Written(index, 1).Packed(Sense).Program(0);
    }

    /// <summary>Writes and solves all programs with the default settings of <see cref="RevisedSimplex"/>'s dense path.</summary>
    /// <param name="threads">Number of threads, at least 1; answers do not depend on it. The writer is called by all of them.</param>
    /// <param name="cancellation">
    /// Stops the work; programs not solved by then have the status <see cref="LinearProgramStatus.Cancelled"/>, and those not written no basis.
    /// </param>
    /// <returns>The answers, in the order of the programs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is not positive.</exception>
    /// <exception cref="ArgumentException">A number written is NaN or infinite where it must not be.</exception>
    /// <example><code>
    /// // Of every seed's costs the best share of three goods.
    /// LinearProgramFamily family = new(ObjectiveSense.Maximize, new(programs: 1000, rows: 1, variables: 3), (index, program) =>
    /// {
    ///     values.Slice(3 * index, 3).CopyTo(program.Costs);
    ///     program.Coefficients.Fill(1);
    ///     program.RowUpper[0] = 1;
    /// });
    /// double total = Enumerable.Range(0, 1000).Sum(family.Solve().Value);
    /// </code></example>
    public LinearProgramBatchSolution Solve(int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        BatchAnswers answers = new(Shape, Sense);
        SimplexLimits limits = new(long.MaxValue, Timeout.InfiniteTimeSpan, null, cancellation);
        Portions.Run(
            Shape.ProgramCount,
            threads,
            () => (Engine: new LaneEngine(Shape.RowCount, Shape.VariableCount), Written: Few(DenseKernels.Lanes)),
            (worker, first, end) => Solve(worker.Engine, worker.Written, first, end, answers, limits));
        return answers.Complete();
    }

    private void Solve(LaneEngine engine, OwnedPrograms written, int first, int end, BatchAnswers answers, in SimplexLimits limits)
    {
        for (int index = first; index < end; index += DenseKernels.Lanes)
        {
            int count = Math.Min(DenseKernels.Lanes, end - index);
            if (limits.Interruption() is { } stopped)
            {
                for (int left = index; left < end; left++)
                {
                    answers.Leave(left, stopped);
                }

                return;
            }

            Write(written, index, count);
            engine.Solve(written.Packed(Sense), 0, count, answers, limits, index);
        }
    }

    private OwnedPrograms Few(int programs) => new(new(programs, Shape.RowCount, Shape.VariableCount));

    private OwnedPrograms Written(int first, int count)
    {
        OwnedPrograms few = Few(count);
        Write(few, first, count);
        return few;
    }

    private void Write(OwnedPrograms few, int first, int count)
    {
        for (int place = 0; place < count; place++)
        {
            few.Write(first + place, place, write);
        }
    }
}
