namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Whether a linear program looks for the smallest or the largest objective.</summary>
public enum ObjectiveSense
{
    /// <summary>The smallest objective is sought.</summary>
    Minimize,

    /// <summary>The largest objective is sought.</summary>
    Maximize,
}
