namespace Mechanisms.Cli.Solving;

/// <summary>A game of which something was asked.</summary>
internal interface IGameProblem : IProblem
{
    /// <summary>Gets what was asked.</summary>
    GameQuestion Question { get; }

    /// <summary>Gets the number of players.</summary>
    int Players { get; }
}
