using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>What an audit of a solution for hired agents found: one report per linear program and one on the mechanism.</summary>
/// <remarks>
/// That an answer is not too large rests on the check of the mechanism, which shares no code with the programs. That it is not too small rests on the
/// rows of the programs, which the audit takes as they were written.
/// </remarks>
/// <param name="Programs">Report on each linear program, in the order of <see cref="HiredAgentsSolution.Programs"/>.</param>
/// <param name="Mechanism">Report, in doubles, on the mechanism, or on one that comes near where the optimum is a limit; null when there is none.</param>
/// <param name="IsValueConsistent">Whether the mechanism is worth what the solution says, within <see cref="Tolerances.Gain"/>.</param>
public sealed record HiredAgentsAudit(Sequence<LinearProgramAuditReport> Programs, HiredAgentsReport? Mechanism, bool IsValueConsistent)
{
    /// <summary>Gets a value indicating whether every program's claim was shown true, the mechanism is accepted, and the values agree.</summary>
    public bool Passed => Programs.All(report => report.Passed) && Mechanism?.IsAccepted != false && IsValueConsistent;

    /// <summary>Gets a value indicating whether every conclusion about the programs rests on exact arithmetic.</summary>
    public bool Exact => Programs.All(report => report.Exact);

    /// <summary>Says in words what was found: the first failure, or that there is none.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() =>
        Programs.FirstOrDefault(report => !report.Passed) is { } program ? program.Reason
        : Mechanism?.IsAccepted == false ? $"The mechanism is not accepted. {Mechanism}"
        : IsValueConsistent ? $"Every claim holds: linear programs {Programs.Count}{(Exact ? ", exactly" : string.Empty)}; the mechanism up to {Tolerances.Gain}."
        : "The mechanism is not worth what the solution says.";
}
