namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Where a variable or a row's activity stands in a basis.</summary>
public enum BasisStatus
{
    /// <summary>Basic: its value follows from the nonbasic ones.</summary>
    Basic,

    /// <summary>Nonbasic at its lower bound.</summary>
    AtLower,

    /// <summary>Nonbasic at its upper bound.</summary>
    AtUpper,

    /// <summary>Nonbasic at 0 because it has no bound.</summary>
    Free,
}
