using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Games.Nash;
using Mechanisms.Games.QuantalResponse;

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

    /// <summary>Spells how following a path of logit equilibria ended.</summary>
    internal static string Of(LogitStatus status) => status switch
    {
        LogitStatus.Reached => "reached",
        LogitStatus.StepLimit => "step-limit",
        LogitStatus.Stuck => "stuck",
        _ => throw new UnreachableException(),
    };

    /// <summary>Spells how a search for equilibria ended.</summary>
    internal static string Of(NashStatus status) => status switch
    {
        NashStatus.Complete => "complete",
        NashStatus.Sample => "sample",
        NashStatus.Degenerate => "degenerate",
        NashStatus.Limit => "limit",
        NashStatus.Approximate => "approximate",
        NashStatus.Uncertain => "uncertain",
        _ => throw new UnreachableException(),
    };
}
