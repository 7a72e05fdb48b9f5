namespace Mechanisms.Games.Nash;

/// <summary>In which numbers a path is followed. Equilibria are exact whichever it is.</summary>
public enum PathArithmetic
{
    /// <summary>Integers: every path ends at an equilibrium, however long it takes.</summary>
    Exact = 0,

    /// <summary>Doubles: quick; the end is solved for in fractions from its supports and checked, and is left out where it is none.</summary>
    Doubles = 1,
}
