using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>The linear program of the sequence form, of all sequences or of some, and where sets and sequences are in it.</summary>
/// <remarks>
/// Variables: player 0's sequences in order, then q of the root and of player 1's sets in order. Rows: player 0's root and sets, then player 1's sequences.
/// </remarks>
internal sealed class SequenceRows
{
    private const int None = -1;

    private readonly SequenceTree<Rational> tree;
    private readonly bool[] isKept;
    private readonly LinearProgramBuilder builder = new(ObjectiveSense.Maximize);

    // Variables of player 0's sequences and of player 1's sets; rows of player 0's sets and of player 1's sequences. None where left out.
    private readonly int[] sequences;
    private readonly int[] sets;

    private SequenceRows(SequenceTree<Rational> tree, bool[] isKept)
    {
        (this.tree, this.isKept) = (tree, isKept);
        (sequences, sets) = (new int[tree.SequenceCount], new int[tree.SetPlayers.Length]);
        sequences.AsSpan().Fill(None);
        sets.AsSpan().Fill(None);
        WritePlan();
        WriteReplies();
        Program = builder.Build();
    }

    /// <summary>Gets the program.</summary>
    public LinearProgram Program { get; }

    /// <summary>Gets the variable q of the root.</summary>
    public int Root { get; private set; }

    /// <summary>The program of all sequences.</summary>
    public static SequenceRows Of(SequenceTree<Rational> tree) => new(tree, [.. Enumerable.Repeat(true, tree.SequenceCount)]);

    /// <summary>The program of some sequences: the empty ones, and with each those before it.</summary>
    public static SequenceRows Of(SequenceTree<Rational> tree, bool[] isKept) => new(tree, isKept);

    /// <summary>The variable of a sequence of player 0.</summary>
    public int? VariableOf(int sequence) => sequence < tree.FirstSequences[1] ? Kept(sequences[sequence]) : null;

    /// <summary>The row of a sequence of player 1.</summary>
    public int? RowOf(int sequence) => sequence < tree.FirstSequences[1] ? null : Kept(sequences[sequence]);

    /// <summary>The row of a set of player 0.</summary>
    public int? RowOfSet(int set) => tree.SetPlayers[set] == 0 ? Kept(sets[set]) : null;

    /// <summary>The variable of a set of player 1.</summary>
    public int? VariableOfSet(int set) => tree.SetPlayers[set] == 0 ? null : Kept(sets[set]);

    /// <summary>The weight of every sequence at an optimum, 0 of those left out, shape [sequence]: values of player 0's, prices of player 1's.</summary>
    public double[] Plan(LinearProgramSolution optimum) => [.. Enumerable.Range(0, sequences.Length).Select(sequence =>
        VariableOf(sequence) is { } variable ? Math.Max(optimum.Primal[variable], 0) : RowOf(sequence) is { } row ? Math.Abs(optimum.RowDuals[row]) : 0)];

    private static int? Kept(int place) => place == None ? null : place;

    private void WritePlan()
    {
        for (int sequence = tree.FirstSequences[0]; sequence < tree.FirstSequences[1]; sequence++)
        {
            if (isKept[sequence])
            {
                sequences[sequence] = builder.AddVariable(0, double.PositiveInfinity, 0);
            }
        }

        builder.SetCoefficient(builder.AddRow(1, 1), sequences[tree.FirstSequences[0]], 1);
        foreach (int set in SetsOf(0))
        {
            int row = sets[set] = builder.AddRow(0, 0);
            builder.SetCoefficient(row, sequences[tree.SetParents[set]], -1);
            foreach (int sequence in KeptOf(set))
            {
                builder.SetCoefficient(row, sequences[sequence], 1);
            }
        }
    }

    // q(set of the sequence) − ∑ q(sets behind it) − ∑ payoffs · x ≤ 0.
    private void WriteReplies()
    {
        Root = builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 1);
        for (int sequence = tree.FirstSequences[1]; sequence < tree.FirstSequences[2]; sequence++)
        {
            if (isKept[sequence])
            {
                sequences[sequence] = builder.AddRow(double.NegativeInfinity, 0);
            }
        }

        builder.SetCoefficient(sequences[tree.FirstSequences[1]], Root, 1);
        foreach (int set in SetsOf(1))
        {
            int value = sets[set] = builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 0);
            builder.AddCoefficient(sequences[tree.SetParents[set]], value, -1);
            foreach (int sequence in KeptOf(set))
            {
                builder.AddCoefficient(sequences[sequence], value, 1);
            }
        }

        for (int end = 0; end < tree.Ends.Length; end++)
        {
            (int own, int reply) = (tree.EndSequences[0][end], tree.EndSequences[1][end]);
            if (isKept[own] && isKept[reply])
            {
                builder.AddCoefficient(sequences[reply], sequences[own], -tree.WeightedPayoffs[0][end]);
            }
        }
    }

    private IEnumerable<int> SetsOf(int player) => Enumerable.Range(0, tree.SetPlayers.Length).Where(set => tree.SetPlayers[set] == player && isKept[tree.SetParents[set]]);

    private IEnumerable<int> KeptOf(int set) => Enumerable.Range(tree.SetFirsts[set], tree.SetCounts[set]).Where(sequence => isKept[sequence]);
}
