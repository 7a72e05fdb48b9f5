using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>A basis at or near the optimum of the program of a sequence form, found on programs of some sequences only.</summary>
/// <remarks>
/// Regret minimization says which sequences are worth keeping. The program of those is solved, best replies to its optimum that earn more are kept, too, of one player at a time so that the basis stays feasible on one
/// side, and so on until there are none. Where a sequence was never kept, its player's best reply is in the basis: nothing that was left out then violates the optimum. Deterministic.
/// </remarks>
[Reference("bosansky2014", "double oracle on sequences")]
internal sealed class SequenceStart
{
    // Actions are kept that are played this often on average: fewer would have to be found one by one, more make the first program larger.
    private const double LeastPlayed = 0.01;

    // What a best reply must earn more; the whole program mends what is less.
    private static readonly double LeastGain = Tolerances.Gain.Absolute;

    // The whole program mends what then is left.
    private const int MaximumRounds = 20;

    private readonly SequenceTree<Rational> tree;
    private readonly CounterfactualRegretRun run;
    private readonly RevisedSimplex method;
    private readonly bool[] isKept;

    // The best action of every set, and what each of its actions, shape [sequence], earns less.
    private readonly int[] replies;
    private readonly double[] losses;

    /// <summary>Initializes the search with what has been learned.</summary>
    public SequenceStart(SequenceTree<Rational> tree, CounterfactualRegretRun run, RevisedSimplex method)
    {
        (this.tree, this.run, this.method) = (tree, run, method);
        (isKept, replies, losses) = (new bool[tree.SequenceCount], new int[tree.SetPlayers.Length], new double[tree.SequenceCount]);
        double[] plan = run.AveragePlan();
        Reply(plan);
        isKept[tree.FirstSequences[0]] = isKept[tree.FirstSequences[1]] = true;
        foreach (int set in tree.SetOrder.Where(IsReached))
        {
            for (int action = 0; action < tree.SetCounts[set]; action++)
            {
                int sequence = tree.SetFirsts[set] + action;
                isKept[sequence] = action == replies[set] || plan[sequence] > LeastPlayed * plan[tree.SetParents[set]];
            }
        }
    }

    /// <summary>Gets the number of pivots on programs of some sequences.</summary>
    public long Pivots { get; private set; }

    /// <summary>Gets the time that programs of some sequences took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Looks for a basis of the whole program; null where a program of some sequences had no optimum within the method's limits.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public LinearProgramBasis? Find(SequenceRows whole, CancellationToken cancellation)
    {
        SequenceRows part = SequenceRows.Of(tree, [.. isKept]);
        LinearProgramSolution solution = method.Solve(part.Program, cancellation);
        for (int round = 0; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            Pivots += solution.Pivots;
            Elapsed += solution.Elapsed;
            if (!solution.IsOptimal || solution.Basis is not { } basis)
            {
                return null;
            }

            Reply(part.Plan(solution));
            if (round == MaximumRounds || (Keep(0) == 0 && Keep(1) == 0))
            {
                return Extend(part, basis, whole);
            }

            SequenceRows larger = SequenceRows.Of(tree, [.. isKept]);
            solution = method.Solve(larger.Program, Extend(part, basis, larger), cancellation);
            part = larger;
        }
    }

    private bool IsReached(int set) => isKept[tree.SetParents[set]];

    private void Reply(double[] plan)
    {
        double[][] values = [run.ReplyValues(0, plan), run.ReplyValues(1, plan)];
        for (int set = 0; set < replies.Length; set++)
        {
            ReadOnlySpan<double> own = values[tree.SetPlayers[set]].AsSpan(tree.SetFirsts[set], tree.SetCounts[set]);
            int best = 0;
            for (int action = 1; action < own.Length; action++)
            {
                best = own[action] > own[best] ? action : best;
            }

            replies[set] = best;
            for (int action = 0; action < own.Length; action++)
            {
                losses[tree.SetFirsts[set] + action] = own[best] - own[action];
            }
        }
    }

    // Keeps a player's best replies that earn more than all that is kept; how many.
    private int Keep(int player)
    {
        int added = 0;
        foreach (int set in tree.SetOrder)
        {
            if (tree.SetPlayers[set] == player && IsReached(set) && LeastLoss(set) > LeastGain)
            {
                isKept[tree.SetFirsts[set] + replies[set]] = true;
                added++;
            }
        }

        return added;
    }

    private double LeastLoss(int set)
    {
        double least = double.PositiveInfinity;
        for (int sequence = tree.SetFirsts[set]; sequence < tree.SetFirsts[set] + tree.SetCounts[set]; sequence++)
        {
            least = isKept[sequence] ? Math.Min(least, losses[sequence]) : least;
        }

        return least;
    }

    // The basis of a program with that of more sequences. Of what is new, best replies: the weight of player 0's is basic, and so are the values of player 1's sets and the slack of every other sequence.
    private LinearProgramBasis Extend(SequenceRows part, LinearProgramBasis basis, SequenceRows larger)
    {
        BasisStatus[] variables = new BasisStatus[larger.Program.VariableCount];
        BasisStatus[] rows = new BasisStatus[larger.Program.RowCount];
        Array.Fill(variables, BasisStatus.AtLower);
        Array.Fill(rows, BasisStatus.Basic);
        (rows[0], variables[larger.Root]) = (basis.Rows[0], basis.Variables[part.Root]);
        for (int set = 0; set < replies.Length; set++)
        {
            int reply = tree.SetFirsts[set] + replies[set];
            if (larger.RowOfSet(set) is { } row)
            {
                int? old = part.RowOfSet(set);
                rows[row] = old is { } place ? basis.Rows[place] : BasisStatus.AtLower;
                if (old is null)
                {
                    variables[larger.VariableOf(reply)!.Value] = BasisStatus.Basic;
                }
            }
            else if (larger.VariableOfSet(set) is { } variable)
            {
                int? old = part.VariableOfSet(set);
                variables[variable] = old is { } place ? basis.Variables[place] : BasisStatus.Basic;
                if (old is null)
                {
                    rows[larger.RowOf(reply)!.Value] = BasisStatus.AtUpper;
                }
            }
        }

        for (int sequence = 0; sequence < tree.SequenceCount; sequence++)
        {
            if (part.VariableOf(sequence) is { } variable)
            {
                variables[larger.VariableOf(sequence)!.Value] = basis.Variables[variable];
            }
            else if (part.RowOf(sequence) is { } row)
            {
                rows[larger.RowOf(sequence)!.Value] = basis.Rows[row];
            }
        }

        return new(variables.ToSequence(), rows.ToSequence());
    }
}
