namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Programs of one shape, packed one after another.</summary>
/// <param name="shape">How many programs, and the rows and variables of each.</param>
/// <param name="sense">Whether costs are to be minimized or maximized.</param>
internal readonly ref struct PackedPrograms(LinearProgramBatchShape shape, ObjectiveSense sense)
{
    public LinearProgramBatchShape Shape { get; } = shape;

    public ObjectiveSense Sense { get; } = sense;

    /// <summary>Costs in the programs' own sense, shape [program, variable].</summary>
    public required ReadOnlySpan<double> Costs { get; init; }

    /// <summary>Coefficients, shape [program, row, variable].</summary>
    public required ReadOnlySpan<double> Matrices { get; init; }

    /// <summary>Bounds of the row activities, shape [program, row].</summary>
    public required BoundSpans Rows { get; init; }

    /// <summary>Bounds of the variables, shape [program, variable].</summary>
    public required BoundSpans Columns { get; init; }

    /// <summary>One of the programs, as a program of its own.</summary>
    public LinearProgram Program(int index)
    {
        BatchMember member = Member(index);
        return LinearProgram.FromDense(
            Sense, member.Costs, member.Matrix, member.Rows.Lower, member.Rows.Upper, member.Columns.Lower, member.Columns.Upper);
    }

    /// <summary>One of the programs.</summary>
    public BatchMember Member(int index)
    {
        int cells = Shape.RowCount * Shape.VariableCount;
        return new(
            Costs.Slice(index * Shape.VariableCount, Shape.VariableCount),
            Matrices.Slice(index * cells, cells),
            Rows.Slice(index * Shape.RowCount, Shape.RowCount),
            Columns.Slice(index * Shape.VariableCount, Shape.VariableCount));
    }
}
