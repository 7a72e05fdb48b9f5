using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Suites;

/// <summary>One problem of a ladder, solved by a linear-programming method.</summary>
/// <param name="Family">The family, by its name in the ladder's file.</param>
/// <param name="Parameters">Its size, as in the file.</param>
/// <param name="Solve">Builds the plain program, solves it by a method and reads the answer.</param>
internal sealed record LadderRung(string Family, string Parameters, Func<ILinearProgramMethod, double> Solve)
{
    /// <summary>Gets the name that the known value is found by.</summary>
    public string Key => $"{Family} {Parameters}";

    /// <summary>Gets -1 where known values are those of a program that minimizes, turned around.</summary>
    public int Sign { get; init; } = 1;

    /// <summary>Gets the solve that makes use of structure; null where there is none to make use of.</summary>
    public Func<double>? Structured { get; init; }
}
