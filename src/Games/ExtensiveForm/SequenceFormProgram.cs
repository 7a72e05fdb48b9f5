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
/// Whatever the method of the program, the optimum is taken from its audit in exact rationals; where there is none the status is
/// <see cref="NashStatus.Uncertain"/>. Behavior is uniform at sets that the player's own plan does not reach.
/// </para>
/// </remarks>
[Reference("vonstengel1996", "linear program of the sequence form, zero-sum games")]
public sealed record SequenceFormProgram : ExtensiveFormMethod
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
    public override string Name => "sequence-form-program";

    /// <inheritdoc/>
    internal override BehaviorSolution Find(ExtensiveFormGame game, CancellationToken cancellation)
    {
        if (game.Players != 2)
        {
            throw new InvalidOperationException($"The game must have 2 players; got {game.Players}. Use subgame perfection, or the reduced normal form.");
        }

        SequenceTree<Rational> tree = SequenceTree<Rational>.Of(game, number => number, cancellation);
        RequireConstantSum(game);
        (LinearProgramSolution solution, LinearProgramProof? proof) = ProvedOptimum.Of("the value of the game", Build(tree), Program, cancellation);
        BehaviorProfile? profile = proof is null ? null : BehaviorProfile.OfPlan(tree, Plan(tree, proof));
        return profile is not null && BehaviorCheck.Of(game, profile).IsEquilibrium
            ? new(game, this, NashStatus.Sample, profile, "an equilibrium, exactly; all have the same value, there may be others.") { Work = solution.Pivots }
            : new(game, this, IsLimit(solution.Status) ? NashStatus.Limit : NashStatus.Uncertain, null, Trouble(solution)) { Work = solution.Pivots };
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

    // Variables: player 0's sequences in order, then q of the root and of player 1's sets in order. Rows: player 0's root and sets, then player 1's sequences.
    private static LinearProgram Build(SequenceTree<Rational> tree)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int sequence = tree.FirstSequences[0]; sequence < tree.FirstSequences[1]; sequence++)
        {
            builder.AddVariable(0, double.PositiveInfinity, 0);
        }

        int root = builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 1);
        builder.SetCoefficient(builder.AddRow(1, 1), tree.FirstSequences[0], 1);
        for (int set = 0; set < tree.SetPlayers.Length; set++)
        {
            if (tree.SetPlayers[set] == 0)
            {
                int row = builder.AddRow(0, 0);
                builder.SetCoefficient(row, tree.SetParents[set], -1);
                for (int action = 0; action < tree.SetCounts[set]; action++)
                {
                    builder.SetCoefficient(row, tree.SetFirsts[set] + action, 1);
                }
            }
        }

        WriteReplies(tree, builder, root);
        return builder.Build();
    }

    // q(set of the sequence) − ∑ q(sets behind it) − ∑ payoffs · x ≤ 0.
    private static void WriteReplies(SequenceTree<Rational> tree, LinearProgramBuilder builder, int root)
    {
        int firstRow = builder.RowCount - tree.FirstSequences[1];
        for (int sequence = tree.FirstSequences[1]; sequence < tree.FirstSequences[2]; sequence++)
        {
            builder.AddRow(double.NegativeInfinity, 0);
        }

        builder.SetCoefficient(firstRow + tree.FirstSequences[1], root, 1);
        for (int set = 0; set < tree.SetPlayers.Length; set++)
        {
            if (tree.SetPlayers[set] == 1)
            {
                int value = builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 0);
                builder.AddCoefficient(firstRow + tree.SetParents[set], value, -1);
                for (int action = 0; action < tree.SetCounts[set]; action++)
                {
                    builder.AddCoefficient(firstRow + tree.SetFirsts[set] + action, value, 1);
                }
            }
        }

        for (int end = 0; end < tree.Ends.Length; end++)
        {
            builder.AddCoefficient(firstRow + tree.EndSequences[1][end], tree.EndSequences[0][end], -tree.WeightedPayoffs[0][end]);
        }
    }

    private static Rational[] Plan(SequenceTree<Rational> tree, LinearProgramProof proof)
    {
        int own = tree.FirstSequences[1];
        int firstReply = proof.RowDuals.Count - (tree.SequenceCount - own);
        return [.. Enumerable.Range(0, tree.SequenceCount).Select(sequence => sequence < own ? proof.Point[sequence] : Rational.Abs(proof.RowDuals[firstReply + sequence - own]))];
    }
}
