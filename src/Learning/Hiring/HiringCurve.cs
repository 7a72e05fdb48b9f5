namespace Mechanisms.Learning.Hiring;

/// <summary>What the curve of a <see cref="HiringContender"/> adds up.</summary>
public enum HiringCurve
{
    /// <summary>The value of the best mechanism of the known model less that of the mechanism announced.</summary>
    Regret = 0,

    /// <summary>The most that an agent gains in advance by deviating from what it is told.</summary>
    Violation = 1,

    /// <summary>What all agents are paid in expectation.</summary>
    Payments = 2,
}
