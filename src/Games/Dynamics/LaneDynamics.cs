namespace Mechanisms.Games.Dynamics;

/// <summary>How a player of self-play in lanes learns.</summary>
internal enum LaneDynamics
{
    /// <summary><see cref="RegretMatchingPlus"/>.</summary>
    RegretMatchingPlus = 0,

    /// <summary><see cref="RegretMatching"/>.</summary>
    RegretMatching = 1,

    /// <summary><see cref="Hedge"/> at one rate.</summary>
    Hedge = 2,
}
