namespace Mechanisms.Games.Simulation;

/// <summary>What simulation of the other player reveals.</summary>
public enum SimulatedChoice
{
    /// <summary>The pure strategy that the other player is about to take.</summary>
    Pure = 0,

    /// <summary>The mixture from which the other player draws, and not what it draws.</summary>
    Mixed = 1,
}
