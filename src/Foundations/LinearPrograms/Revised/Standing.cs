namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Where a variable stands: in the basis, or at what nonbasic place.</summary>
internal enum Standing : byte
{
    /// <summary>In the basis.</summary>
    Basic,

    /// <summary>Nonbasic with equal bounds: it can never enter.</summary>
    Fixed,

    /// <summary>Nonbasic at its lower bound.</summary>
    AtLower,

    /// <summary>Nonbasic at its upper bound.</summary>
    AtUpper,

    /// <summary>Nonbasic at 0 without bounds.</summary>
    Free,
}

/// <summary>What a standing allows.</summary>
internal static class StandingRules
{
    /// <summary>Whether the variable may enter a basis.</summary>
    public static bool IsPriced(this Standing standing) => standing > Standing.Fixed;
}
