using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Dynamics;

/// <summary>Two learners who play a game against each other, each seeing what every action of its own would have earned.</summary>
/// <remarks>
/// With simultaneous turns and uniform averages of T rounds the exploitability of the average strategies in a zero-sum game is exactly the sum of both
/// regrets over T, so it falls as regret per round does. Alternating turns and linear averages (with <see cref="RegretMatchingPlus"/>) fall
/// much faster in practice. Immutable settings.
/// </remarks>
[Reference("freund1999", "learning in repeated zero-sum games")]
[Reference("tammelin2014", "alternating updates and linear averaging")]
public sealed record SelfPlay
{
    /// <summary>Initializes settings.</summary>
    /// <param name="game">The game.</param>
    /// <param name="row">The row player's learner.</param>
    /// <param name="column">The column player's learner.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public SelfPlay(MatrixGame game, INoRegretLearner row, INoRegretLearner column)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        (Game, Row, Column) = (game, row, column);
    }

    /// <summary>Gets the game.</summary>
    public MatrixGame Game { get; }

    /// <summary>Gets the row player's learner.</summary>
    public INoRegretLearner Row { get; }

    /// <summary>Gets the column player's learner.</summary>
    public INoRegretLearner Column { get; }

    /// <summary>Gets what the column player responds to.</summary>
    /// <value><see cref="Turns.Simultaneous"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public Turns Turns { get; init => field = DynamicsSettings.Member(value); }

    /// <summary>Gets how much each round counts in the averages.</summary>
    /// <value><see cref="Averaging.Uniform"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public Averaging Averaging { get; init => field = DynamicsSettings.Member(value); }

    /// <summary>Begins play.</summary>
    /// <param name="horizon">Number of rounds the learners plan for, at least 1.</param>
    /// <returns>A run before its first round.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    public SelfPlayRun Begin(long horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return new(this, horizon);
    }
}
