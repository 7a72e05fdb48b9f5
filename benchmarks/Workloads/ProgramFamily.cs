using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Workloads;

/// <summary>A family of small programs, each read off a <see cref="ProgramCode"/>.</summary>
/// <param name="Name">What the programs have in common.</param>
/// <param name="Decode">Makes the program of a code.</param>
/// <param name="Statuses">The statuses that can occur.</param>
public sealed record ProgramFamily(string Name, Func<ProgramCode, LinearProgram> Decode, IReadOnlyList<LinearProgramStatus> Statuses)
{
    private static readonly LinearProgramStatus[] Every =
        [LinearProgramStatus.Optimal, LinearProgramStatus.Infeasible, LinearProgramStatus.Unbounded];

    /// <summary>Gets every family.</summary>
    public static IReadOnlyList<ProgramFamily> All { get; } =
    [
        new("any bounds", SmallFamilies.AnyBounds, Every),
        new("around a point", SmallFamilies.AroundPoint, [LinearProgramStatus.Optimal, LinearProgramStatus.Unbounded]),
        new("in a box", SmallFamilies.InBox, [LinearProgramStatus.Optimal, LinearProgramStatus.Infeasible]),
        new("packing", SmallFamilies.Packing, [LinearProgramStatus.Optimal, LinearProgramStatus.Unbounded]),
        new("hidden contradiction", SmallFamilies.HiddenContradiction, [LinearProgramStatus.Infeasible]),
        new("along a ray", SmallFamilies.AlongRay, [LinearProgramStatus.Unbounded]),
        new("rows through one vertex", DegenerateFamilies.OneVertex, [LinearProgramStatus.Optimal, LinearProgramStatus.Unbounded]),
        new("repeated and empty rows and columns", DegenerateFamilies.Repetitions, Every),
        new("assignment with forbidden pairs", DegenerateFamilies.Assignment, [LinearProgramStatus.Optimal, LinearProgramStatus.Infeasible]),
        new("small matrix game with ties", DegenerateFamilies.Game, [LinearProgramStatus.Optimal]),
        new("in other units", DegenerateFamilies.OtherUnits, Every),
        new("persuasion", PersuasionFamily.Decode, [LinearProgramStatus.Optimal]),
    ];

    public override string ToString() => Name;
}
