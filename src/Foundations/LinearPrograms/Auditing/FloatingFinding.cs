namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>What floating point says about the evidence of an answer.</summary>
/// <param name="Verdict">Passed, Refuted, or Inconclusive when the error bounds are too wide or evidence is absent.</param>
/// <param name="Primal">Relative violation of the point, NaN without one.</param>
/// <param name="Dual">Relative violation of duals, multipliers or ray, NaN without them.</param>
/// <param name="Gap">Relative distance of the objectives, NaN without an optimum.</param>
/// <param name="Reason">The verdict in words.</param>
internal sealed record FloatingFinding(AuditVerdict Verdict, double Primal, double Dual, double Gap, string Reason);
