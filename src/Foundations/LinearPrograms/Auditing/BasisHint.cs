namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Turns what an answer says about its basis into a basis that exact arithmetic can start from.</summary>
internal static class BasisHint
{
    /// <summary>The basis of an answer, or the row activities when the answer has none that fits the program.</summary>
    public static BasisStatus[] From(IntegerProgram program, LinearProgramBasis? basis, out bool isUsable)
    {
        isUsable = basis is not null
            && basis.Variables.Count == program.Variables
            && basis.Rows.Count == program.Rows
            && basis.Variables.Concat(basis.Rows).Count(status => status == BasisStatus.Basic) == program.Rows;
        return isUsable
            ? [.. basis!.Variables.Concat(basis.Rows).Select((status, index) => status == BasisStatus.Basic ? status : Nonbasic(program, index, status))]
            : RowActivities(program);
    }

    /// <summary>A nonbasic status that the variable's bounds allow, the wanted one if possible.</summary>
    public static BasisStatus Nonbasic(IntegerProgram program, int index, BasisStatus wanted) =>
        (wanted, program.Lower[index] is not null, program.Upper[index] is not null) switch
        {
            (_, false, false) => BasisStatus.Free,
            (BasisStatus.AtUpper, _, true) => BasisStatus.AtUpper,
            (_, true, _) => BasisStatus.AtLower,
            _ => BasisStatus.AtUpper,
        };

    // The basis of all row activities, which is never singular.
    private static BasisStatus[] RowActivities(IntegerProgram program)
    {
        BasisStatus[] status = new BasisStatus[program.Count];
        for (int variable = 0; variable < program.Variables; variable++)
        {
            status[variable] = Nonbasic(program, variable, BasisStatus.AtLower);
        }

        return status;
    }
}
