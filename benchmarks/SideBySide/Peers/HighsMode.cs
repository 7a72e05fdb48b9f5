namespace Mechanisms.SideBySide.Peers;

/// <summary>How HiGHS is run.</summary>
internal enum HighsMode
{
    /// <summary>Its simplex, with presolve.</summary>
    Simplex,

    /// <summary>Its simplex on the program as given.</summary>
    SimplexWithoutPresolve,

    /// <summary>Its interior point, with presolve and crossover.</summary>
    InteriorPoint,
}
