using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>One equilibrium of a game of two players whose payoffs always have the same sum, by a linear program.</summary>
/// <remarks>
/// Largest v with ∑ x(i) a(i, j) ≥ v for every column j; the other player's strategy is the dual solution. Whatever the method of the program, the
/// optimum is taken from its audit in exact rationals; where there is none the status is <see cref="NashStatus.Uncertain"/>. The value is what
/// <see cref="NashCheck.Payoffs"/> says of player 0, the same at every equilibrium.
/// </remarks>
[Reference("neumann1928", "minimax theorem")]
[Reference("dantzig1963", "games as linear programs")]
public sealed record ZeroSumProgram : NashMethod
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

    /// <inheritdoc/>
    public override string Name => "zero-sum-program";

    /// <inheritdoc/>
    internal override NashSolution Find(NormalFormGame game, CancellationToken cancellation)
    {
        game.RequireTwoPlayers();
        RequireConstantSum(game);
        (LinearProgramSolution solution, LinearProgramProof? proof) = ProvedOptimum.Of("the value of the game", Build(game.PayoffMatrix(0)), Program, cancellation);
        MixedProfile? profile = proof is null ? null : Profile(game, proof);
        return profile is not null && NashCheck.Of(game, profile).IsEquilibrium
            ? new(game, this, NashStatus.Sample, [profile], solution.Pivots)
            : new(game, this, NashStatus.Uncertain, [], solution.Pivots);
    }

    private static void RequireConstantSum(NormalFormGame game)
    {
        Rational sum = game.Payoffs[0, 0] + game.Payoffs[1, 0];
        for (int profile = 1; profile < game.Profiles.Count; profile++)
        {
            Rational other = game.Payoffs[0, profile] + game.Payoffs[1, profile];
            if (other != sum)
            {
                throw new InvalidOperationException(
                    $"Both players' payoffs must have the same sum in every profile; got {sum} in profile 0 and {other} in profile {profile}. Use another method.");
            }
        }
    }

    // Variables x and v: maximize v subject to ∑ x = 1 and ∑ x(i) a(i, j) − v ≥ 0.
    private static LinearProgram Build(Matrix<Rational> payoffs)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int row = 0; row < payoffs.Rows; row++)
        {
            builder.AddVariable(0, double.PositiveInfinity, 0);
        }

        int value = builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 1);
        int sum = builder.AddRow(1, 1);
        for (int row = 0; row < payoffs.Rows; row++)
        {
            builder.SetCoefficient(sum, row, 1);
        }

        for (int column = 0; column < payoffs.Columns; column++)
        {
            int reply = builder.AddRow(0, double.PositiveInfinity);
            for (int row = 0; row < payoffs.Rows; row++)
            {
                builder.SetCoefficient(reply, row, payoffs[row, column]);
            }

            builder.SetCoefficient(reply, value, -1);
        }

        return builder.Build();
    }

    // Where the signs or sums of the duals are not those of a strategy there is no profile.
    private static MixedProfile? Profile(NormalFormGame game, LinearProgramProof proof)
    {
        Rational[] row = proof.Point.Span[..game.Profiles.Counts[0]].ToArray();
        Rational[] column = [.. proof.RowDuals.Skip(1).Select(Rational.Abs)];
        return IsDistribution(row) && IsDistribution(column) ? MixedProfile.Create(row.ToSequence(), column.ToSequence()) : null;
    }

    private static bool IsDistribution(Rational[] weights) =>
        weights.All(weight => weight.Sign >= 0) && weights.Aggregate(Rational.Zero, (sum, weight) => sum + weight) == Rational.One;
}
