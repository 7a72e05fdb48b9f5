using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>What a builder hands to the program it makes: consistent lists, the matrix by columns.</summary>
internal sealed record LinearProgramData
{
    public required ObjectiveSense Sense { get; init; }

    public required LinearProgramNumber Constant { get; init; }

    public required ExactNumbers Costs { get; init; }

    public required ExactNumbers Lower { get; init; }

    public required ExactNumbers Upper { get; init; }

    public required ExactNumbers RowLower { get; init; }

    public required ExactNumbers RowUpper { get; init; }

    public required ExactNumbers Coefficients { get; init; }

    public required Sequence<int> ColumnStarts { get; init; }

    public required Sequence<int> RowIndices { get; init; }

    public required Sequence<string?> VariableNames { get; init; }

    public required Sequence<string?> RowNames { get; init; }
}
