using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>What an audit of a solution for informed senders found.</summary>
/// <remarks>
/// That an answer is not too large rests on the check of the mechanism, which shares no code with the program. That it is not too small rests on the
/// rows of the program, which the audit takes as they were written.
/// </remarks>
/// <param name="Program">Report on the linear program.</param>
/// <param name="Mechanism">Report, in doubles, on the mechanism; null when there is none.</param>
/// <param name="IsValueConsistent">Whether the mechanism is worth what the solution says, within <see cref="Tolerances.Gain"/>.</param>
public sealed record InformedSendersAudit(LinearProgramAuditReport Program, InformedSendersReport? Mechanism, bool IsValueConsistent)
{
    /// <summary>Gets a value indicating whether the program's claim was shown true, the mechanism is accepted, and the values agree.</summary>
    public bool Passed => Program.Passed && Mechanism?.IsAccepted != false && IsValueConsistent;

    /// <summary>Gets a value indicating whether the conclusion about the program rests on exact arithmetic.</summary>
    public bool Exact => Program.Exact;

    /// <summary>Says in words what was found: the first failure, or that there is none.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() =>
        !Program.Passed ? Program.Reason
        : Mechanism?.IsAccepted == false ? $"The mechanism is not accepted. {Mechanism}"
        : IsValueConsistent ? $"Every claim holds: the linear program{(Exact ? ", exactly" : string.Empty)}; the mechanism up to {Tolerances.Gain}."
        : "The mechanism is not worth what the solution says.";
}
