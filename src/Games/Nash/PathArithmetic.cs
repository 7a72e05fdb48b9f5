namespace Mechanisms.Games.Nash;

/// <summary>In which numbers a path is followed. Equilibria are exact but with <see cref="DoublesToTheEnd"/>.</summary>
public enum PathArithmetic
{
    /// <summary>Integers: every path ends at an equilibrium, however long it takes.</summary>
    Exact = 0,

    /// <summary>Doubles: quick; the end is solved for in fractions from its supports and checked, and is left out where it is none.</summary>
    Doubles = 1,

    /// <summary>
    /// Doubles, and so is the end, which spares the solution in fractions. Mixtures are the weights of the last tableau, in multiples of 2⁻⁵² that sum to 1 or, where that is too rough, divided by their sum exactly, and given,
    /// as <see cref="NashStatus.Approximate"/>, where nobody gains more than rounding by leaving; else they are left out.
    /// </summary>
    DoublesToTheEnd = 2,
}
