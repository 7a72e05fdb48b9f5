namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>What first stops an entering variable.</summary>
internal enum HitKind
{
    /// <summary>Nothing stops it.</summary>
    None,

    /// <summary>Its own opposite bound.</summary>
    Opposite,

    /// <summary>A bound of a basic variable.</summary>
    Basic,
}

/// <summary>Where an entering variable stops.</summary>
/// <param name="Kind">What stops it.</param>
/// <param name="Step">How far it goes, at least 0.</param>
/// <param name="Row">Row of the basic variable that leaves.</param>
/// <param name="LeavesAt">The bound at which that variable leaves.</param>
internal readonly record struct BoundHit(HitKind Kind, double Step, int Row, BasisStatus LeavesAt);
