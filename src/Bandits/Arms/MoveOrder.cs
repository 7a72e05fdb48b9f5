namespace Mechanisms.Bandits.Arms;

/// <summary>Who moves between two epochs.</summary>
public enum MoveOrder
{
    /// <summary>Everybody at once, each against what the others played.</summary>
    AtOnce = 0,

    /// <summary>One owner after another: owner e modulo the number of owners after epoch e. Best responses that would circle at once can settle.</summary>
    InTurn = 1,
}
