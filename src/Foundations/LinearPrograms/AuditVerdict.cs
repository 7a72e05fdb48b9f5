namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>What an audit concluded about an answer.</summary>
public enum AuditVerdict
{
    /// <summary>The claim is true and its evidence shows it.</summary>
    Passed,

    /// <summary>The claim is false, or its evidence does not show it.</summary>
    Refuted,

    /// <summary>Neither could be shown within the limits and the precision used.</summary>
    Inconclusive,

    /// <summary>The method stopped without an answer, so there is no claim to check.</summary>
    NothingClaimed,
}
