using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.Polymatrix;

/// <summary>One equilibrium of a polymatrix game whose players' payoffs always have the same sum, by one linear program.</summary>
/// <remarks>
/// Least ∑ w(i) with w(i) ≥ ∑ over neighbors j of (A(i, j) x(j))(s) for every player i and strategy s. w(i) is at least what i earns, so that the program is worth the constant sum at least, and
/// exactly that at equilibria, of which there is one. The optimum is taken from its audit in exact rationals and checked by <see cref="NashCheck"/>.
/// Unlike with two players, players' payoffs may differ from one equilibrium to another. The program has a row for each strategy and player.
/// </remarks>
[Reference("cai2016", "equilibria of zero-sum polymatrix games by linear programming")]
public sealed record PolymatrixProgram
{
    /// <summary>Gets the method that solves the linear program.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    = LinearProgramMethods.Default;

    /// <summary>Finds an equilibrium.</summary>
    /// <param name="game">The game, of constant sum.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The equilibrium, or that none was confirmed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Payoffs do not always have the same sum.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public PolymatrixSolution Solve(PolymatrixGame game, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        if (game.ConstantSum() is null)
        {
            throw new InvalidOperationException("All players' payoffs must have the same sum in every profile. Solve the normal form with another method.");
        }

        (LinearProgramSolution solution, LinearProgramProof? proof) = ProvedOptimum.Of("the least sum of best payoffs", Build(game), Program, cancellation);
        MixedProfile? profile = proof is null ? null : Profile(game, proof.Point);
        return new(game, this, profile is not null && NashCheck.Of(game, profile).IsEquilibrium ? profile : null, solution.Pivots);
    }

    // Variables: all players' probabilities, then w of each player.
    private static LinearProgram Build(PolymatrixGame game)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int[][] probabilities = [.. game.StrategyCounts.Select(count => Enumerable.Range(0, count).Select(_ => builder.AddVariable(0, double.PositiveInfinity, 0)).ToArray())];
        int[] best = [.. game.StrategyCounts.Select(_ => builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 1))];
        int[][] replies = [.. game.StrategyCounts.Select(count => Enumerable.Range(0, count).Select(_ => builder.AddRow(0, double.PositiveInfinity)).ToArray())];
        for (int player = 0; player < game.Players; player++)
        {
            int sum = builder.AddRow(1, 1);
            for (int strategy = 0; strategy < game.StrategyCounts[player]; strategy++)
            {
                builder.SetCoefficient(sum, probabilities[player][strategy], 1);
                builder.SetCoefficient(replies[player][strategy], best[player], 1);
            }
        }

        foreach (PolymatrixEdge edge in game.Edges)
        {
            for (int row = 0; row < edge.FirstPayoffs.Rows; row++)
            {
                for (int column = 0; column < edge.FirstPayoffs.Columns; column++)
                {
                    builder.AddCoefficient(replies[edge.First][row], probabilities[edge.Second][column], -edge.FirstPayoffs[row, column]);
                    builder.AddCoefficient(replies[edge.Second][column], probabilities[edge.First][row], -edge.SecondPayoffs[row, column]);
                }
            }
        }

        return builder.Build();
    }

    // Audited points meet the rows exactly.
    private static MixedProfile Profile(PolymatrixGame game, Sequence<Rational> point)
    {
        int place = 0;
        return MixedProfile.Create([.. game.StrategyCounts.Select(count => Sequence.Of(count, _ => point[place++]))]);
    }
}
