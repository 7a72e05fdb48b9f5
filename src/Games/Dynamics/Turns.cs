namespace Mechanisms.Games.Dynamics;

/// <summary>What the second player of a round responds to.</summary>
public enum Turns
{
    /// <summary>Both players learn from the strategies of the round.</summary>
    Simultaneous = 0,

    /// <summary>The row player learns first; the column player learns from the row player's new strategy.</summary>
    Alternating = 1,
}
