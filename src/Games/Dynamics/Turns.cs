namespace Mechanisms.Games.Dynamics;

/// <summary>What players who do not come first in a round respond to.</summary>
public enum Turns
{
    /// <summary>All players learn from the strategies of the round.</summary>
    Simultaneous = 0,

    /// <summary>One player learns after the other, each from the new strategies of those before: the row player first, then the column player.</summary>
    Alternating = 1,
}
