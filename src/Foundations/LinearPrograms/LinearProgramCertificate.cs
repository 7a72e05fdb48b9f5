namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Where the evidence of an answer's claim comes from: the duals of an optimum, Farkas multipliers, or a point and a ray.</summary>
public enum LinearProgramCertificate
{
    /// <summary>The method that claims it gave it, or the answer claims nothing.</summary>
    Given,

    /// <summary>The method claims its status without evidence that keeps the library's tolerances: an exact audit may find some.</summary>
    Unavailable,

    /// <summary>Another method gave it, see <see cref="LinearProgramSolution.CompletedBy"/>.</summary>
    Completed,
}
