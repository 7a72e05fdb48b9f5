using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>The best mixed strategy to commit to in a game of two players, when the other sees it and replies: a strong Stackelberg equilibrium.</summary>
/// <remarks>
/// For each reply b of the follower a linear program: the largest ∑ x(i) u_L(i, b) over mixtures x to which b is a best reply. The best of them is the
/// commitment; the follower breaks ties in the leader's favor, and of equally good replies the lowest is given. The leader earns no less than in any Nash
/// equilibrium. Every optimum, and every reply that is never best, is taken from an audit in exact rationals.
/// <para>Time that of as many programs as the follower has strategies. Immutable, thread-safe, compares by value.</para>
/// </remarks>
[Reference("conitzer2006", "Theorem 2: multiple linear programs")]
public sealed record StackelbergCommitment
{
    private StackelbergCommitment(NormalFormGame game, int leader, Sequence<Rational> strategy, int reply, Sequence<Rational> payoffs) =>
        (Game, Leader, Strategy, Reply, Payoffs) = (game, leader, strategy, reply, payoffs);

    /// <summary>Gets the game.</summary>
    public NormalFormGame Game { get; }

    /// <summary>Gets the index of the player who commits.</summary>
    public int Leader { get; }

    /// <summary>Gets the mixed strategy to commit to, shape [strategy of the leader].</summary>
    public Sequence<Rational> Strategy { get; }

    /// <summary>Gets the follower's reply.</summary>
    public int Reply { get; }

    /// <summary>Gets what both earn, shape [player].</summary>
    public Sequence<Rational> Payoffs { get; }

    /// <summary>Finds the best commitment.</summary>
    /// <param name="game">The game, of two players.</param>
    /// <param name="leader">Index of the player who commits, 0 or 1.</param>
    /// <param name="program">Solves the linear programs; null for <see cref="LinearProgramMethods.Default"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The commitment.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player.</exception>
    /// <exception cref="InvalidOperationException">There are not two players, or a program's answer could not be confirmed exactly.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static StackelbergCommitment Of(NormalFormGame game, int leader = 0, ILinearProgramMethod? program = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        game.RequireTwoPlayers();
        ArgumentOutOfRangeException.ThrowIfNegative(leader);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leader, 1);
        (Sequence<Rational> Strategy, int Reply, Rational Value)? best = null;
        for (int reply = 0; reply < game.Profiles.Counts[1 - leader]; reply++)
        {
            LinearProgramProof proof = Solve(Build(game, leader, reply), program ?? LinearProgramMethods.Default, cancellation);
            if (proof.Status == LinearProgramStatus.Optimal)
            {
                Rational value = Value(game, leader, leader, proof.Point, reply);
                best = best is { } known && known.Value >= value ? known : (proof.Point, reply, value);
            }
        }

        // Some reply is best to any mixture, so that one program at least has an optimum.
        (Sequence<Rational> strategy, int taken, _) = best ?? throw new InvalidOperationException("The linear programs deny that any reply is best. Solve with another method.");
        return new(game, leader, strategy, taken, Sequence.Of(2, player => Value(game, leader, player, strategy, taken)));
    }

    /// <summary>Writes the commitment.</summary>
    /// <returns>For example <c>(1/2, 1/2), reply 1, pays 7/2, 1/2</c>.</returns>
    public override string ToString() => $"({string.Join(", ", Strategy)}), reply {Reply}, pays {string.Join(", ", Payoffs)}";

    private static LinearProgramProof Solve(LinearProgram program, ILinearProgramMethod method, CancellationToken cancellation)
    {
        LinearProgramSolution solution = method.Solve(program, cancellation);
        cancellation.ThrowIfCancellationRequested();
        LinearProgramProof? proof = new SolvedProgram("the value of a commitment", program, solution).Audit(cancellation: cancellation).Proof;
        cancellation.ThrowIfCancellationRequested();
        return proof is { Status: LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible }
            ? proof
            : throw new InvalidOperationException("The linear program's answer could not be confirmed exactly. Solve with another method.");
    }

    // ∑ x = 1 and ∑ x(i) (u_F(i, b) − u_F(i, b′)) ≥ 0 for all b′.
    private static LinearProgram Build(NormalFormGame game, int leader, int reply)
    {
        TruthfulProgram<Rational> program = new(ObjectiveSense.Maximize, ProgramNumbers.Rationals);
        int strategies = game.Profiles.Counts[leader];
        program.Writer.AddVariables(strategies);
        program.Writer.BeginEqual(Rational.One);
        for (int strategy = 0; strategy < strategies; strategy++)
        {
            program.Writer.SetCost(strategy, Payoff(game, leader, leader, strategy, reply));
            program.Writer.Put(strategy, Rational.One);
        }

        foreach (int other in Enumerable.Range(0, game.Profiles.Counts[1 - leader]).Where(other => other != reply))
        {
            _ = program.AddComparison(Rational.Zero, payoff =>
            {
                for (int strategy = 0; strategy < strategies; strategy++)
                {
                    payoff.Add(strategy, Payoff(game, leader, 1 - leader, strategy, reply) - Payoff(game, leader, 1 - leader, strategy, other));
                }
            });
        }

        return program.Writer.WriteOut();
    }

    private static Rational Value(NormalFormGame game, int leader, int player, Sequence<Rational> strategy, int reply) =>
        strategy.Index().Aggregate(Rational.Zero, (sum, entry) => sum + (entry.Item * Payoff(game, leader, player, entry.Index, reply)));

    private static Rational Payoff(NormalFormGame game, int leader, int player, int strategy, int reply) =>
        leader == 0 ? game.Payoff(player, strategy, reply) : game.Payoff(player, reply, strategy);
}
