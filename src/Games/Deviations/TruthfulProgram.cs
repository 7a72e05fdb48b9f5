using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Deviations;

/// <summary>Writes the incentive rows of mechanism design: truth beats every deviation together with every map from what is seen to what is answered.</summary>
/// <typeparam name="T">The numbers of the program, see <see cref="ProgramNumbers{T}"/>.</typeparam>
/// <remarks>
/// A map δ earns ∑ g(s, δ(s)) over the cells s. The sum separates, so max over maps = ∑ max over answers r of g(s, r), and one variable z(s)
/// per cell with z(s) ≥ g(s, r) for all r stands for all |R|^|S| maps: truth − ∑ z(s) ≥ margin (<see cref="AddDeviation"/>).
/// Where the player acts as asked and may only misreport, truth itself is ∑ g(s, s), and plain rows g(s, s) ≥ g(s, r) do without z
/// (<see cref="AddTruthfulness"/>). All other variables and rows are the caller's, written to <see cref="Writer"/>.
/// <para>Rows are weighted by the probability of the situation, as the payoffs are. Single-threaded. A deviation of C cells and A answers takes
/// C variables and C · A + 1 rows, truthfulness C · (A − 1) rows, a plain comparison (<see cref="AddComparison"/>) one.</para>
/// </remarks>
[Reference("myerson1982", "the incentive constraints of direct coordination mechanisms")]
public sealed class TruthfulProgram<T>
    where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    /// <summary>Initializes a program without variables and rows.</summary>
    /// <param name="sense">Whether the smallest or the largest objective is sought.</param>
    /// <param name="numbers">The numbers to write in.</param>
    /// <exception cref="ArgumentNullException"><paramref name="numbers"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sense is no value of the enumeration.</exception>
    public TruthfulProgram(ObjectiveSense sense, ProgramNumbers<T> numbers) => Writer = new(sense, numbers);

    /// <summary>Gets the writer of everything else: instruments, their costs, simplex rows, caps.</summary>
    public LinearProgramWriter<T> Writer { get; }

    /// <summary>Gets the numbers to write in.</summary>
    public ProgramNumbers<T> Numbers => Writer.Numbers;

    /// <summary>Requires that telling the truth beats every other answer, cell by cell: g(s, s) − g(s, r) ≥ margin(s) for all r ≠ s.</summary>
    /// <typeparam name="TPayoffs">The payoffs; a struct is compiled into the loop.</typeparam>
    /// <param name="payoffs">The payoffs; the true answer to a cell is the answer of the same index, so there are at least as many answers as cells.</param>
    /// <param name="margins">By how much truth must win in each cell, shape [cell]; empty for 0.</param>
    /// <returns>Where the rows are.</returns>
    /// <exception cref="ArgumentException">There are fewer answers than cells, or the margins are neither none nor one per cell.</exception>
    public TruthRows AddTruthfulness<TPayoffs>(in TPayoffs payoffs, ReadOnlySpan<T> margins = default)
        where TPayoffs : IReportPayoffs<T>
    {
        RequireTruth(payoffs.Cells, payoffs.Answers, margins.Length);
        TruthRows rows = new(Writer.RowCount, payoffs.Answers);
        for (int cell = 0; cell < payoffs.Cells; cell++)
        {
            T margin = margins.IsEmpty ? T.AdditiveIdentity : margins[cell];
            for (int answer = 0; answer < payoffs.Answers; answer++)
            {
                if (answer != cell)
                {
                    Writer.BeginAtLeast(margin);
                    payoffs.WriteAnswer(cell, cell, new(Writer, isSubtracted: false));
                    payoffs.WriteAnswer(cell, answer, new(Writer, isSubtracted: true));
                }
            }
        }

        return rows;
    }

    /// <summary>Requires that truth beats a deviation whatever map from cells to answers goes with it.</summary>
    /// <typeparam name="TDeviation">The payoffs; a struct is compiled into the loop.</typeparam>
    /// <param name="deviation">The payoffs.</param>
    /// <param name="areNonnegative">Whether no answer earns less than 0, so that the variables z of at least 0 suffice; free variables otherwise.</param>
    /// <returns>Where the variables and rows are.</returns>
    public DeviationRows AddDeviation<TDeviation>(in TDeviation deviation, bool areNonnegative)
        where TDeviation : IDeviationPayoffs<T>
    {
        int values = areNonnegative
            ? Writer.AddVariables(deviation.Cells)
            : Writer.AddVariables(deviation.Cells, LinearProgramNumber.NegativeInfinity, LinearProgramNumber.PositiveInfinity);
        int first = Writer.RowCount;
        for (int cell = 0; cell < deviation.Cells; cell++)
        {
            for (int answer = 0; answer < deviation.Answers; answer++)
            {
                Writer.BeginAtLeast(T.AdditiveIdentity);
                Writer.Put(values + cell, T.MultiplicativeIdentity);
                deviation.WriteAnswer(cell, answer, new(Writer, isSubtracted: true));
            }
        }

        int closing = Writer.BeginAtLeast(deviation.Margin);
        deviation.WriteTruth(new(Writer, isSubtracted: false));
        for (int cell = 0; cell < deviation.Cells; cell++)
        {
            Writer.Put(values + cell, -T.MultiplicativeIdentity);
        }

        return new(values, first, closing);
    }

    /// <summary>Requires that truth beats one deviation that leaves nothing to a map: what it earns more ≥ margin.</summary>
    /// <param name="margin">By how much truth must win at least, beyond the terms.</param>
    /// <param name="write">Writes the payoff of truth less that of the deviation.</param>
    /// <returns>The index of the row.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="write"/> is null.</exception>
    public int AddComparison(T margin, Action<PayoffTerms<T>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        int row = Writer.BeginAtLeast(margin);
        write(new(Writer, isSubtracted: false));
        return row;
    }

    private static void RequireTruth(int cells, int answers, int margins)
    {
        if (answers < cells)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Each cell must have a true answer of the same index; got {cells} cells and {answers} answers. Use AddDeviation where truth is no answer."), nameof(answers));
        }

        if (margins != 0 && margins != cells)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Margins must be one per cell, that is {cells}, or none; got {margins}. Give one for each cell."), nameof(margins));
        }
    }
}
