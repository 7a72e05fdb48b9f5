using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>Decides by a linear program whether some mixture dominates a strategy, exactly.</summary>
internal static class MixedDominance
{
    /// <summary>Whether a mixture of a player's strategies dominates one of them.</summary>
    /// <param name="game">The game.</param>
    /// <param name="player">The player.</param>
    /// <param name="own">The player's strategies that are left.</param>
    /// <param name="others">The profiles in which the player makes choice 0 and the others one that is left.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="isStrict">Whether the mixture must earn more everywhere.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static bool Dominates(NormalFormGame game, int player, Sequence<int> own, int[] others, int strategy, bool isStrict, CancellationToken cancellation)
    {
        LinearProgram program = Build(game, player, own, others, strategy, isStrict);
        LinearProgramSolution solution = LinearProgramMethods.Default.Solve(program, cancellation);
        cancellation.ThrowIfCancellationRequested();
        LinearProgramAuditReport audit = new SolvedProgram("the margin of dominance", program, solution).Audit(cancellation: cancellation);

        // The margin is bounded and the strategy itself is a mixture: what the audit does not prove, exact arithmetic from the start decides.
        Rational margin = audit is { Passed: true, ExactValue: { } proved }
            ? proved
            : new SolvedProgram("the margin of dominance", program, new ExactSimplex().Solve(program, cancellation)).Audit(cancellation: cancellation).ExactValue
                ?? throw new InvalidOperationException("The linear program of dominance by mixed strategies could not be solved exactly. Eliminate by pure strategies.");
        cancellation.ThrowIfCancellationRequested();
        return margin.Sign > 0;
    }

    // Variables p and the margin: strictly, largest m with ∑ p(t) u(t, o) − m ≥ u(s, o) for all o; weakly, largest sum of the gains, each at least 0.
    private static LinearProgram Build(NormalFormGame game, int player, Sequence<int> own, int[] others, int strategy, bool isStrict)
    {
        ReadOnlySpan<Rational> payoffs = game.Payoffs.Row(player);
        int stride = game.Profiles.Stride(player);
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        foreach (int alternative in own)
        {
            Rational sum = Rational.Zero;
            foreach (int other in isStrict ? [] : others)
            {
                sum += payoffs[other + (alternative * stride)] - payoffs[other + (strategy * stride)];
            }

            builder.AddVariable(0, double.PositiveInfinity, sum);
        }

        int margin = isStrict ? builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 1) : -1;
        int ones = builder.AddRow(1, 1);
        for (int place = 0; place < own.Count; place++)
        {
            builder.SetCoefficient(ones, place, 1);
        }

        foreach (int other in others)
        {
            int row = builder.AddRow(0, double.PositiveInfinity);
            for (int place = 0; place < own.Count; place++)
            {
                builder.SetCoefficient(row, place, payoffs[other + (own[place] * stride)] - payoffs[other + (strategy * stride)]);
            }

            if (isStrict)
            {
                builder.SetCoefficient(row, margin, -1);
            }
        }

        return builder.Build();
    }
}
