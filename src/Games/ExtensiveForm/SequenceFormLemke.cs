using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>One equilibrium of a game tree of two players, whatever their payoffs, by Lemke's complementary pivots on its sequence form, exactly.</summary>
/// <remarks>
/// Weights x of both players' sequences, values p of their information sets: Ex = e as for realization plans, Eᵀp − Ay ≥ 0 for what sequences earn at most, one of both 0 for every
/// sequence. All payoffs are made negative first, which moves no equilibrium and rules out rays. Rows grow with the sequences, not with their combinations. Perfect recall is required.
/// <para>
/// Pivots are in integers, ties broken by a perturbation, so that no basis comes twice; paths may still be exponentially long. Behavior is uniform at sets that the player's own plan
/// does not reach, so that equilibria need not be subgame-perfect. Time O(n²) operations on integers per pivot and memory O(n²), n = sequences + 2 · information sets: up to some
/// hundred. Single-threaded; settings are immutable.
/// </para>
/// </remarks>
[Reference("koller1996", "equilibria of two-person extensive games by Lemke's algorithm")]
[Reference("vonstengel1996", "sequence form")]
public sealed record SequenceFormLemke : ExtensiveFormMethod
{
    /// <summary>Gets the largest number of pivots.</summary>
    /// <value>Positive; 100,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaxPivots
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 100_000;

    /// <inheritdoc/>
    public override string Name => "sequence-form-lemke";

    /// <inheritdoc/>
    internal override BehaviorSolution Find(ExtensiveFormGame game, CancellationToken cancellation)
    {
        if (game.Players != 2)
        {
            throw new InvalidOperationException($"The game must have 2 players; got {game.Players}. Use subgame perfection, or the reduced normal form.");
        }

        SequenceTree<Rational> tree = SequenceTree<Rational>.Of(game, number => number, cancellation);
        LemkeTableau tableau = Build(tree);
        bool? isSolved = tableau.Solve(MaxPivots, cancellation);
        if (isSolved is null)
        {
            return new(game, this, NashStatus.Limit, null, $"the limit on pivots stopped the path after {tableau.Pivots}. Raise MaxPivots.") { Work = tableau.Pivots };
        }

        BehaviorProfile? profile = isSolved == true ? BehaviorProfile.OfPlan(tree, Plan(tree, tableau)) : null;
        return profile is not null && BehaviorCheck.Of(game, profile).IsEquilibrium
            ? new(game, this, NashStatus.Sample, profile, "an equilibrium, exactly; others may exist.") { Work = tableau.Pivots }
            : new(game, this, NashStatus.Uncertain, null, "the path ended at no equilibrium. Solve with another method.") { Work = tableau.Pivots };
    }

    // Variables: sequences of both players, then for each root and set the positive part of its value, then all negative parts.
    private static LemkeTableau Build(SequenceTree<Rational> tree)
    {
        int sequences = tree.SequenceCount;
        int plans = 2 + tree.SetPlayers.Length;
        int size = sequences + (2 * plans);
        Rational[][] matrix = [.. Enumerable.Range(0, size).Select(_ => new Rational[size])];
        BigInteger[] right = new BigInteger[size];
        for (int player = 0; player < 2; player++)
        {
            (right[sequences + player], right[sequences + plans + player]) = (BigInteger.One, BigInteger.MinusOne);
            Join(matrix, sequences, plans, player, tree.FirstSequences[player], Rational.One);
        }

        for (int set = 0; set < tree.SetPlayers.Length; set++)
        {
            Join(matrix, sequences, plans, 2 + set, tree.SetParents[set], -Rational.One);
            for (int action = 0; action < tree.SetCounts[set]; action++)
            {
                Join(matrix, sequences, plans, 2 + set, tree.SetFirsts[set] + action, Rational.One);
            }
        }

        AddPayoffs(tree, matrix);
        return new([.. matrix.Select(Integers)], right);
    }

    // An entry of E, which is in M four times: for both parts of the value, in the rows of sequences and, with the opposite sign, in those of plans.
    private static void Join(Rational[][] matrix, int sequences, int plans, int plan, int sequence, Rational entry)
    {
        matrix[sequence][sequences + plan] += entry;
        matrix[sequence][sequences + plans + plan] -= entry;
        matrix[sequences + plan][sequence] -= entry;
        matrix[sequences + plans + plan][sequence] += entry;
    }

    // −A y with payoffs below 0.
    private static void AddPayoffs(SequenceTree<Rational> tree, Rational[][] matrix)
    {
        for (int player = 0; player < 2; player++)
        {
            Rational largest = Enumerable.Range(0, tree.Ends.Length).Where(end => !tree.EndChances[end].IsZero)
                .Select(end => tree.WeightedPayoffs[player][end] / tree.EndChances[end]).Aggregate(Rational.Max);
            for (int end = 0; end < tree.Ends.Length; end++)
            {
                matrix[tree.EndSequences[player][end]][tree.EndSequences[1 - player][end]] +=
                    (tree.EndChances[end] * (largest + Rational.One)) - tree.WeightedPayoffs[player][end];
            }
        }
    }

    // Rows of sequences have 0 on their right: each may be multiplied by its denominators. Those of plans are integers.
    private static BigInteger[] Integers(Rational[] row)
    {
        BigInteger common = row.Aggregate(BigInteger.One, (product, entry) => product / BigInteger.GreatestCommonDivisor(product, entry.Denominator) * entry.Denominator);
        return [.. row.Select(entry => entry.Numerator * (common / entry.Denominator))];
    }

    private static Rational[] Plan(SequenceTree<Rational> tree, LemkeTableau tableau) => [.. Enumerable.Range(0, tree.SequenceCount).Select(sequence =>
    {
        BigInteger value = tableau.Value(sequence, out BigInteger scale);
        return new Rational(value, scale);
    })];
}
