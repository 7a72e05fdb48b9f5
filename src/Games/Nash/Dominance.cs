namespace Mechanisms.Games.Nash;

/// <summary>When a strategy counts as dominated.</summary>
public enum Dominance
{
    /// <summary>Another pure strategy earns more whatever the others do. The order of removal does not matter; all equilibria stay.</summary>
    StrictByPure = 0,

    /// <summary>
    /// A mixture earns more whatever the others do. The order does not matter; all equilibria stay. What is left are the rationalizable strategies of two
    /// players, and of more players those for beliefs in which the others' choices may be correlated.
    /// </summary>
    StrictByMixed = 1,

    /// <summary>Another pure strategy never earns less, and more against some profile of the others. The order matters; equilibria may be lost.</summary>
    WeakByPure = 2,

    /// <summary>A mixture never earns less, and more against some profile of the others. The order matters; equilibria may be lost.</summary>
    WeakByMixed = 3,
}
