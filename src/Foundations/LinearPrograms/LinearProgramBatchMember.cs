namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>One program of a <see cref="LinearProgramBatch"/> while it is written.</summary>
/// <remarks>A view of the batch's own numbers, valid during the call of the <see cref="LinearProgramBatchWriter"/> that it is handed to.</remarks>
public readonly ref struct LinearProgramBatchMember
{
    /// <summary>Gets the costs, shape [variable], finite; 0 at first.</summary>
    public Span<double> Costs { get; internal init; }

    /// <summary>Gets the coefficients, shape [row, variable], finite; 0 at first.</summary>
    public Span<double> Coefficients { get; internal init; }

    /// <summary>Gets the lower bounds of the row activities, shape [row]; -∞ at first.</summary>
    public Span<double> RowLower { get; internal init; }

    /// <summary>Gets the upper bounds of the row activities, shape [row]; +∞ at first.</summary>
    public Span<double> RowUpper { get; internal init; }

    /// <summary>Gets the lower bounds of the variables, shape [variable]; 0 at first.</summary>
    public Span<double> Lower { get; internal init; }

    /// <summary>Gets the upper bounds of the variables, shape [variable]; +∞ at first.</summary>
    public Span<double> Upper { get; internal init; }
}
