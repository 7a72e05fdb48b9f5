using System.Globalization;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Packed arrays that a batch will own, while its programs are written.</summary>
/// <remarks>Each program is cleared, written and checked while it is in the cache: fresh memory of all would cost more than the numbers.</remarks>
internal sealed class OwnedPrograms(LinearProgramBatchShape shape)
{
    public double[] Costs { get; } = Allocate((long)shape.ProgramCount * shape.VariableCount);

    public double[] Matrices { get; } = Allocate((long)shape.ProgramCount * shape.RowCount * shape.VariableCount);

    public double[] RowLower { get; } = Allocate((long)shape.ProgramCount * shape.RowCount);

    public double[] RowUpper { get; } = Allocate((long)shape.ProgramCount * shape.RowCount);

    public double[] Lower { get; } = Allocate((long)shape.ProgramCount * shape.VariableCount);

    public double[] Upper { get; } = Allocate((long)shape.ProgramCount * shape.VariableCount);

    /// <summary>The programs for an engine.</summary>
    public PackedPrograms Packed(ObjectiveSense sense) => new(shape, sense)
    {
        Costs = Costs,
        Matrices = Matrices,
        Rows = new(RowLower, RowUpper),
        Columns = new(Lower, Upper),
    };

    /// <summary>Lets a program be written to a place, and checks it.</summary>
    public void Write(int program, int place, LinearProgramBatchWriter write)
    {
        (int rows, int variables) = (shape.RowCount, shape.VariableCount);
        LinearProgramBatchMember member = new()
        {
            Costs = Costs.AsSpan(place * variables, variables),
            Coefficients = Matrices.AsSpan(place * rows * variables, rows * variables),
            RowLower = RowLower.AsSpan(place * rows, rows),
            RowUpper = RowUpper.AsSpan(place * rows, rows),
            Lower = Lower.AsSpan(place * variables, variables),
            Upper = Upper.AsSpan(place * variables, variables),
        };
        member.Costs.Clear();
        member.Coefficients.Clear();
        member.RowLower.Fill(double.NegativeInfinity);
        member.RowUpper.Fill(double.PositiveInfinity);
        member.Lower.Clear();
        member.Upper.Fill(double.PositiveInfinity);
        write(program, member);
        try
        {
            DenseNumbers.RequireFinite(member.Costs);
            DenseNumbers.RequireFinite(member.Coefficients);
            DenseNumbers.RequireBounds(member.RowLower, member.RowUpper);
            DenseNumbers.RequireBounds(member.Lower, member.Upper);
        }
        catch (ArgumentException complaint)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Program {program} was written with a number that it cannot have. {complaint.Message}"),
                nameof(write),
                complaint);
        }
    }

    private static double[] Allocate(long length) => GC.AllocateUninitializedArray<double>(checked((int)length));
}
