using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>What one player, or several together, could do instead of what a profile asks; everybody else stays.</summary>
/// <param name="Players">Who moves, at least one, increasing.</param>
/// <param name="Strategies">What they play instead, shape [mover].</param>
public sealed record JointMove(Sequence<int> Players, Sequence<double> Strategies)
{
    /// <summary>Every player alone to every strategy of a grid.</summary>
    /// <param name="players">Number of players, at least 1.</param>
    /// <param name="grid">Strategies, at least one.</param>
    /// <returns>The moves, player by player.</returns>
    public static Sequence<JointMove> Unilateral(int players, Sequence<double> grid) =>
        Enumerable.Range(0, players).SelectMany(player => grid.Select(strategy => new JointMove([player], [strategy]))).ToSequence();

    /// <summary>A coalition to every joint choice from a grid.</summary>
    /// <param name="coalition">Its members, at least one, increasing.</param>
    /// <param name="grid">Click rates, increasing within [0, 1]; grid^members must be at most 65,536.</param>
    /// <returns>The moves, the last member changing fastest.</returns>
    /// <exception cref="ArgumentException">The grid is no grid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are too many joint choices, or no member.</exception>
    public static Sequence<JointMove> Joint(Sequence<int> coalition, Sequence<double> grid)
    {
        const int most = 1 << 16;
        StrategyGrid.Require(grid, nameof(grid));
        _ = StrategyGrid.JointCount(grid, coalition.Count, most);
        return StrategyGrid.Joint(grid, coalition.Count).Select(rates => new JointMove(coalition, rates)).ToSequence();
    }
}
