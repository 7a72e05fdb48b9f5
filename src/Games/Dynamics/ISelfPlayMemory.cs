namespace Mechanisms.Games.Dynamics;

/// <summary>Where a kernel keeps the games and the players of its lanes: a handle, passed by value.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal interface ISelfPlayMemory<TReal>
    where TReal : struct
{
    /// <summary>Gets the number of actions of the row player.</summary>
    int Rows { get; }

    /// <summary>Gets the number of actions of the column player.</summary>
    int Columns { get; }

    /// <summary>The place of an action: rows first, then columns.</summary>
    ref ActionLanes<TReal> Action(int action);

    /// <summary>The place of the row player's payoff of a cell, counted row by row.</summary>
    ref TReal RowPayoff(int cell);

    /// <summary>The place of the column player's payoff of a cell, counted row by row.</summary>
    ref TReal ColumnPayoff(int cell);

    /// <summary>The place of what a player has lost: 0 for the row player, 1 for the column player.</summary>
    ref PlayerTally<TReal> Tally(int player);
}
