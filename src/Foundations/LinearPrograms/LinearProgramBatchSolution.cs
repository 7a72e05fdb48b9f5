using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The answers of a <see cref="LinearProgramBatch"/> or a <see cref="LinearProgramFamily"/>, packed.</summary>
/// <remarks>
/// Signs are those of <see cref="LinearProgramSolution"/>. <see cref="Answer"/> gives one answer with its evidence, for an audit against
/// <see cref="LinearProgramBatch.Program"/>. Immutable, thread-safe; compares by value.
/// </remarks>
public sealed record LinearProgramBatchSolution
{
    private readonly LinearProgramBatchShape shape;
    private readonly Sequence<string?> advice;
    private readonly Sequence<int> pivots;
    private readonly Sequence<double> values;
    private readonly Sequence<double> primal;
    private readonly Sequence<double> rowDuals;
    private readonly Sequence<double> directions;
    private readonly Sequence<byte> basis;

    internal LinearProgramBatchSolution(
        LinearProgramBatchShape shape,
        (Sequence<LinearProgramStatus> Statuses, Sequence<string?> Advice, Sequence<int> Pivots, Sequence<double> Values) results,
        (Sequence<double> Primal, Sequence<double> RowDuals, Sequence<double> Directions) vectors,
        Sequence<byte> basis)
    {
        this.shape = shape;
        (Statuses, advice, pivots, values) = results;
        (primal, rowDuals, directions) = vectors;
        this.basis = basis;
    }

    /// <summary>Gets how each program's solve stopped, shape [program].</summary>
    public Sequence<LinearProgramStatus> Statuses { get; }

    /// <summary>Gets a value indicating whether every program has an optimum.</summary>
    public bool AreAllOptimal => !Statuses.Span.ContainsAnyExcept(LinearProgramStatus.Optimal);

    /// <summary>Reads a program's optimal objective.</summary>
    /// <param name="program">Index of the program.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such program.</exception>
    /// <exception cref="InvalidOperationException">The program has no optimum.</exception>
    public double Value(int program) => values.Span[Optimal(program)];

    /// <summary>Views the optimal values of a program's variables, or the feasible point that its unbounded ray starts from.</summary>
    /// <param name="program">Index of the program.</param>
    /// <returns>The point, shape [variable].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such program.</exception>
    /// <exception cref="InvalidOperationException">The program's status promises no point.</exception>
    public ReadOnlySpan<double> Primal(int program)
    {
        shape.RequireProgram(program);
        return Statuses[program] is LinearProgramStatus.Optimal or LinearProgramStatus.Unbounded
            ? OfVariables(primal, program)
            : throw Absent(program);
    }

    /// <summary>Views the shadow prices of a program's rows.</summary>
    /// <param name="program">Index of the program.</param>
    /// <returns>The prices, shape [row].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such program.</exception>
    /// <exception cref="InvalidOperationException">The program has no optimum.</exception>
    public ReadOnlySpan<double> RowDuals(int program) => OfRows(rowDuals, Optimal(program));

    /// <summary>Views the reduced costs of a program's variables.</summary>
    /// <param name="program">Index of the program.</param>
    /// <returns>The reduced costs, shape [variable].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such program.</exception>
    /// <exception cref="InvalidOperationException">The program has no optimum.</exception>
    public ReadOnlySpan<double> ReducedCosts(int program) => OfVariables(directions, Optimal(program));

    /// <summary>Makes an answer of one program, with its evidence and basis.</summary>
    /// <param name="program">Index of the program.</param>
    /// <returns>The answer that the dense path of <see cref="RevisedSimplex"/> gives for the program alone, without a time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such program.</exception>
    public LinearProgramSolution Answer(int program)
    {
        shape.RequireProgram(program);
        LinearProgramSolution bare = new()
        {
            Status = Statuses[program],
            Method = RevisedSimplex.MethodName,
            Basis = Basis(program),
            Pivots = pivots[program],
            Advice = advice.Count > 0 ? advice[program] ?? string.Empty : string.Empty,
        };
        return Statuses[program] switch
        {
            LinearProgramStatus.Optimal => bare with
            {
                Value = values[program],
                Primal = Sequence.Create(OfVariables(primal, program)),
                RowDuals = Sequence.Create(OfRows(rowDuals, program)),
                ReducedCosts = Sequence.Create(OfVariables(directions, program)),
            },
            LinearProgramStatus.Infeasible => bare with { FarkasMultipliers = Sequence.Create(OfRows(rowDuals, program)) },
            LinearProgramStatus.Unbounded => bare with
            {
                Primal = Sequence.Create(OfVariables(primal, program)),
                Ray = Sequence.Create(OfVariables(directions, program)),
            },
            _ => bare,
        };
    }

    // In no basis are all rows and all variables basic: that stands for none.
    private LinearProgramBasis? Basis(int program)
    {
        int count = shape.VariableCount + shape.RowCount;
        ReadOnlyMemory<byte> codes = basis.Items.AsMemory(program * count, count);
        return shape.VariableCount > 0 && !codes.Span.ContainsAnyExcept((byte)BasisStatus.Basic) ? null : new(
            Sequence.Of(shape.VariableCount, variable => (BasisStatus)codes.Span[variable]),
            Sequence.Of(shape.RowCount, row => (BasisStatus)codes.Span[shape.VariableCount + row]));
    }

    private ReadOnlySpan<double> OfVariables(Sequence<double> all, int program) => all.Span.Slice(program * shape.VariableCount, shape.VariableCount);

    private ReadOnlySpan<double> OfRows(Sequence<double> all, int program) => all.Span.Slice(program * shape.RowCount, shape.RowCount);

    private int Optimal(int program)
    {
        shape.RequireProgram(program);
        return Statuses[program] == LinearProgramStatus.Optimal ? program : throw Absent(program);
    }

    private InvalidOperationException Absent(int program) => new(string.Create(
        CultureInfo.InvariantCulture, $"Program {program} has no such result. {Answer(program).Explain()}"));
}
