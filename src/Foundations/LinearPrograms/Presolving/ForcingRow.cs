using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A row whose activity can reach its bound in one way only: each of its columns stands at the bound that helps most.</summary>
/// <remarks>
/// Undone: the row's price is the smallest that gives all these columns a reduced cost of the right sign. The column that needs it most
/// is basic then, and the row binds; where none needs any, the row is loose. Ties go to the larger coefficient, then to the first.
/// </remarks>
[Reference("andersen1995", "section 3: forcing and dominated constraints")]
internal sealed class ForcingRow : Reduction
{
    private readonly int row;
    private readonly bool isAtLower;
    private readonly List<Member> members = [];

    private ForcingRow(PresolveProgram program, int row, bool isAtLower)
    {
        this.row = row;
        this.isAtLower = isAtLower;
        for (int at = program.Matrix.FirstInRow(row); at >= 0; at = program.Matrix.NextInRow(at))
        {
            members.Add(Read(program, at));
        }
    }

    public override ReductionKind Kind => ReductionKind.ForcingRow;

    public static bool TryApply(PresolveProgram program, int row)
    {
        RowActivity activity = program.Activity(row);
        (double lowerScale, double upperScale) = program.RowScales(row);
        bool isLowerForced = PresolveNumbers.IsRounding(program.RowLower[row] - activity.Max, Math.Max(activity.MaxScale, lowerScale));
        bool isUpperForced = PresolveNumbers.IsRounding(activity.Min - program.RowUpper[row], Math.Max(activity.MinScale, upperScale));
        if (!isLowerForced && !isUpperForced)
        {
            return false;
        }

        ForcingRow reduction = new(program, row, isLowerForced);
        program.RemoveRow(row);
        foreach (Member member in reduction.members)
        {
            program.Spend(member.Entries.Indices.Length);
            program.FixColumn(member.Column, member.Value);
        }

        return program.Push(reduction);
    }

    public override void Undo(Postsolution solution)
    {
        double[] reducedCosts = [.. members.Select(member => solution.ReducedCost(member.Cost, member.Entries))];
        int basic = MostDemanding(reducedCosts);
        double price = basic < 0 ? 0 : reducedCosts[basic] / members[basic].Coefficient;
        for (int index = 0; index < members.Count; index++)
        {
            Member member = members[index];
            double reducedCost = index == basic ? 0 : reducedCosts[index] - (member.Coefficient * price);
            BasisStatus status = index == basic ? BasisStatus.Basic : Postsolution.Side(member.Status, reducedCost, member.IsFixed);
            solution.PlaceColumn(member.Column, member.Value, status, reducedCost);
        }

        solution.RowDuals[row] = price;
        solution.Rows[row] = basic < 0 ? BasisStatus.Basic : isAtLower ? BasisStatus.AtLower : BasisStatus.AtUpper;
    }

    // The member that needs the largest price (in size): its reduced cost has the wrong sign without.
    private int MostDemanding(double[] reducedCosts)
    {
        int best = -1;
        double most = 0;
        for (int index = 0; index < members.Count; index++)
        {
            Member member = members[index];
            bool isWrong = member.Status == BasisStatus.AtLower ? reducedCosts[index] < 0 : reducedCosts[index] > 0;
            double need = isWrong && !member.IsFixed ? Math.Abs(reducedCosts[index] / member.Coefficient) : 0;
            if (need > most || (need == most && need > 0 && Math.Abs(member.Coefficient) > Math.Abs(members[best].Coefficient)))
            {
                (best, most) = (index, need);
            }
        }

        return best;
    }

    private Member Read(PresolveProgram program, int at)
    {
        int column = program.Matrix.Column(at);
        double coefficient = program.Matrix.Value(at);
        bool isUpper = isAtLower == coefficient > 0;
        return new(
            column,
            coefficient,
            program.Cost[column],
            isUpper ? program.ColumnUpper[column] : program.ColumnLower[column],
            isUpper ? BasisStatus.AtUpper : BasisStatus.AtLower,
            program.IsFixed(column),
            program.Matrix.ColumnSlice(column, row));
    }

    private sealed record Member(
        int Column, double Coefficient, double Cost, double Value, BasisStatus Status, bool IsFixed, SparseSlice Entries);
}
