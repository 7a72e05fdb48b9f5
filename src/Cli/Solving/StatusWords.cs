using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary>Statuses as the output spells them: lower case, words joined by hyphens.</summary>
internal static class StatusWords
{
    /// <summary>Spells a status.</summary>
    internal static string Of(LinearProgramStatus status) => status switch
    {
        LinearProgramStatus.Optimal => "optimal",
        LinearProgramStatus.Infeasible => "infeasible",
        LinearProgramStatus.Unbounded => "unbounded",
        LinearProgramStatus.PivotLimit => "pivot-limit",
        LinearProgramStatus.TimeLimit => "time-limit",
        LinearProgramStatus.SizeLimit => "size-limit",
        LinearProgramStatus.Cancelled => "cancelled",
        LinearProgramStatus.NumericalTrouble => "numerical-trouble",
        _ => throw new UnreachableException(),
    };
}
