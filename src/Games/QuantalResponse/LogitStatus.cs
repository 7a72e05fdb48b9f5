namespace Mechanisms.Games.QuantalResponse;

/// <summary>How following a path of logit equilibria ended. The points given are logit equilibria up to rounding in every case, which grows as λ · payoffs · 10⁻¹⁶.</summary>
public enum LogitStatus
{
    /// <summary>The wanted precision was reached; the last point has it.</summary>
    Reached,

    /// <summary>The limit of steps came first.</summary>
    StepLimit,

    /// <summary>No step however small could be confirmed, as where branches touch without crossing.</summary>
    Stuck,
}
