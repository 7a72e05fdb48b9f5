namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>What is planted in a <see cref="TextbookSimplex"/>.</summary>
public enum TextbookFault
{
    /// <summary>Nothing: the suite must accept it.</summary>
    None,

    /// <summary>The first row with a positive cell leaves, not the one with the smallest ratio.</summary>
    SkippedRatioTest,

    /// <summary>A move to the opposite bound adds to the right-hand sides what it should take away.</summary>
    WrongSignOnBoundFlip,

    /// <summary>Duals are left in the units of the scaled rows.</summary>
    DualNotUnscaled,
}
