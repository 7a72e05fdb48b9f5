using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>One equilibrium of a game tree of two players whose payoffs have the same sum at every end, by the linear program of its sequence form.</summary>
/// <remarks>
/// Variables are the weights x of player 0's sequences and the values q of player 1's information sets: largest q(root) with x(empty) = 1, the weights of
/// the actions of each set summing to that of the sequence before it, and, for every sequence of player 1, q of the set where it ends at most what it pays
/// with x plus the q of the sets right behind it. Player 1's weights are the dual solution. Rows and variables grow with the sequences, not with their
/// combinations. Perfect recall is required.
/// <para>
/// Large trees start from what regret minimization plays, see <see cref="StartIterations"/>: the program of those sequences is solved first, best replies are added until none earns more, and the basis found is
/// where the whole program starts, as a rule at its optimum. A bad start costs pivots, not the answer. Limits of the method hold for each of these programs.
/// </para>
/// <para>
/// Whatever the method of the program, the optimum is taken from its audit in exact rationals; where there is none the status is
/// <see cref="NashStatus.Uncertain"/>. Behavior is uniform at sets that the player's own plan does not reach.
/// </para>
/// </remarks>
[Reference("vonstengel1996", "linear program of the sequence form, zero-sum games")]
[Reference("bosansky2014", "sequences added by best replies")]
public sealed record SequenceFormProgram : ExtensiveFormMethod
{
    private const int LeastSequences = 500;
    private const int Iterations = 300;

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

    /// <summary>Gets how many iterations of <see cref="CounterfactualRegret.Discounted"/> say which sequences to begin with.</summary>
    /// <value>
    /// At least 0. By default, null, 300 in trees of 500 sequences or more and none in smaller ones, where they take longer than the program; none where <see cref="Program"/> is no <see cref="RevisedSimplex"/>. With 0 the program
    /// is solved as it is.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int? StartIterations
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            field = value;
        }
    }

    /// <inheritdoc/>
    public override string Name => "sequence-form-program";

    /// <summary>Solves the linear program alone, in the numbers of its method.</summary>
    /// <param name="game">A game of two players with perfect recall, whose payoffs have the same sum at every end.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The program's answer, not proved; its value is what player 0 earns. The pivots and the time are those of all programs; regret minimization is not counted in either.</returns>
    /// <exception cref="ArgumentNullException">The game is null.</exception>
    /// <exception cref="InvalidOperationException">The game is of another kind, or <see cref="StartIterations"/> are asked for and the method takes no start.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public LinearProgramSolution Optimize(ExtensiveFormGame game, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        LinearProgramSolution solution = Solve(game, cancellation).Solution;
        cancellation.ThrowIfCancellationRequested();
        return solution;
    }

    /// <inheritdoc/>
    internal override BehaviorSolution Find(ExtensiveFormGame game, CancellationToken cancellation)
    {
        (SequenceTree<Rational> tree, LinearProgram program, LinearProgramSolution solution) = Solve(game, cancellation);
        LinearProgramProof? proof = ProvedOptimum.Proved("the value of the game", program, solution, cancellation);
        BehaviorProfile? profile = proof is null ? null : BehaviorProfile.OfPlan(tree, Plan(tree, proof));
        return profile is not null && BehaviorCheck.Of(game, profile).IsEquilibrium
            ? new(game, this, NashStatus.Sample, profile, "an equilibrium, exactly; all have the same value, there may be others.") { Work = solution.Pivots }
            : new(game, this, IsLimit(solution.Status) ? NashStatus.Limit : NashStatus.Uncertain, null, Trouble(solution)) { Work = solution.Pivots };
    }

    private (SequenceTree<Rational> Tree, LinearProgram Program, LinearProgramSolution Solution) Solve(ExtensiveFormGame game, CancellationToken cancellation)
    {
        if (game.Players != 2)
        {
            throw new InvalidOperationException($"The game must have 2 players; got {game.Players}. Use subgame perfection, or the reduced normal form.");
        }

        if (StartIterations > 0 && Program is not RevisedSimplex)
        {
            throw new InvalidOperationException($"The method must be the revised simplex, to start from a basis; got {Program.Name}. Leave out the iterations, or set them to 0.");
        }

        SequenceTree<Rational> tree = SequenceTree<Rational>.Of(game, number => number, cancellation);
        RequireConstantSum(game);
        SequenceRows whole = SequenceRows.Of(tree);
        int iterations = StartIterations ?? (tree.SequenceCount >= LeastSequences ? Iterations : 0);
        if (iterations == 0 || Program is not RevisedSimplex method)
        {
            return (tree, whole.Program, Program.Solve(whole.Program, cancellation));
        }

        CounterfactualRegretRun run = CounterfactualRegret.Discounted.Begin(game);
        run.Iterate(iterations, cancellation);
        SequenceStart start = new(tree, run, method);
        LinearProgramSolution solution = start.Find(whole, cancellation) is { } basis
            ? method.Solve(whole.Program, basis, cancellation)
            : method.Solve(whole.Program, cancellation);
        return (tree, whole.Program, solution with { Pivots = solution.Pivots + start.Pivots, Elapsed = solution.Elapsed + start.Elapsed });
    }

    private static bool IsLimit(LinearProgramStatus status) => status is LinearProgramStatus.PivotLimit or LinearProgramStatus.TimeLimit or LinearProgramStatus.SizeLimit;

    private static string Trouble(LinearProgramSolution solution) => solution.Status switch
    {
        LinearProgramStatus.PivotLimit => $"the limit on pivots stopped the linear program after {solution.Pivots}. Raise it in the program's method.",
        LinearProgramStatus.TimeLimit => $"the time limit stopped the linear program after {solution.Pivots} pivots. Raise it in the program's method.",
        LinearProgramStatus.SizeLimit => "the linear program is larger than its method takes. Solve with another method, for example the revised simplex.",
        LinearProgramStatus.Optimal => "the linear program's optimum could not be confirmed exactly. Solve with another method.",
        _ => "the linear program's method gave no optimum, though every game has one. Solve with another method.",
    };

    private static void RequireConstantSum(ExtensiveFormGame game)
    {
        Rational[] sums = new Rational[game.NodeCount];
        Rational? required = null;
        for (int node = 0; node < sums.Length; node++)
        {
            int outcome = game.NodeOutcomes[node];
            sums[node] = (node == 0 ? Rational.Zero : sums[game.Parents[node]])
                + (outcome == ExtensiveFormGame.None ? Rational.Zero : game.Outcomes[outcome].Payoffs[0] + game.Outcomes[outcome].Payoffs[1]);
            if (game.NodeSets[node] == ExtensiveFormGame.None && sums[node] != (required ??= sums[node]))
            {
                throw new InvalidOperationException(
                    $"Both players' payoffs must have the same sum at every end; got {required} at one end and {sums[node]} at node {node}. Use the reduced normal form.");
            }
        }
    }

    private static Rational[] Plan(SequenceTree<Rational> tree, LinearProgramProof proof)
    {
        int own = tree.FirstSequences[1];
        int firstReply = proof.RowDuals.Count - (tree.SequenceCount - own);
        return [.. Enumerable.Range(0, tree.SequenceCount).Select(sequence => sequence < own ? proof.Point[sequence] : Rational.Abs(proof.RowDuals[firstReply + sequence - own]))];
    }
}
