using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Matching;

/// <summary>The probability with which each agent gets each object, one of each kind.</summary>
/// <remarks>What a row leaves of 1 is the probability of getting nothing. Exact; immutable and thread-safe.</remarks>
[Reference("bogomolnaia2001", "random assignments and ordinal efficiency")]
public sealed record RandomAssignment
{
    /// <summary>Initializes an assignment from shares.</summary>
    /// <param name="shares">Probabilities, shape [agent][object]: at least 0, each row and each column summing to at most 1.</param>
    /// <exception cref="ArgumentException">There is no agent, a row is shorter than another, a share is negative, or a sum exceeds 1.</exception>
    public RandomAssignment(Sequence<Sequence<Rational>> shares)
    {
        RequireShares(shares);
        Shares = shares;
    }

    /// <summary>Gets the probabilities, shape [agent][object].</summary>
    public Sequence<Sequence<Rational>> Shares { get; }

    /// <summary>Gets the number of agents.</summary>
    public int Agents => Shares.Count;

    /// <summary>Gets the number of objects.</summary>
    public int Items => Shares[0].Count;

    /// <summary>The shares of a lottery over assignments.</summary>
    /// <param name="lottery">The lottery.</param>
    /// <param name="items">Number of objects; all given must be below it.</param>
    /// <returns>The shares.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lottery"/> is null.</exception>
    public static RandomAssignment Of(Lottery<Assignment> lottery, int items)
    {
        ArgumentNullException.ThrowIfNull(lottery);
        return new(Sequence.Of(lottery.Chances[0].Outcome.Given.Count, agent => Sequence.Of(
            items, item => lottery.Expected(assignment => assignment.Given[agent] == item ? Rational.One : Rational.Zero))));
    }

    /// <summary>A lottery over assignments with these shares.</summary>
    /// <returns>At most (agents + objects)² assignments; the same shares give the same lottery.</returns>
    [Reference("birkhoff1946", "every doubly stochastic matrix is a mixture of permutations")]
    public Lottery<Assignment> Decompose() => BirkhoffDecomposition.Of(this);

    /// <summary>Looks for objects that holders of probability would trade in a circle, each getting what it likes better.</summary>
    /// <param name="reports">Orders of objects, shape [agent].</param>
    /// <returns>
    /// Objects of which each is preferred to the next by somebody with a positive share of the next, and the last likewise to the first; one
    /// object alone when some of it is wasted on nobody though somebody would rather have it; null when the shares are ordinally efficient.
    /// </returns>
    /// <exception cref="ArgumentException">The reports are not one for each agent.</exception>
    public Sequence<int>? ImprovingCycle(ReadOnlySpan<PreferenceOrder> reports)
    {
        if (reports.Length != Agents)
        {
            throw new ArgumentException($"An order for each of the {Agents} agents is required; got {reports.Length}.", nameof(reports));
        }

        bool[][] prefers = [.. Enumerable.Range(0, Items).Select(_ => new bool[Items])];
        for (int better = 0; better < Items; better++)
        {
            if (IsWasted(better, reports))
            {
                return [better];
            }

            for (int worse = 0; worse < Items; worse++)
            {
                for (int agent = 0; agent < reports.Length; agent++)
                {
                    prefers[better][worse] |= Shares[agent][worse].Sign > 0 && reports[agent].Prefers(better, worse);
                }
            }
        }

        return Cycle(prefers);
    }

    private static void RequireShares(Sequence<Sequence<Rational>> shares)
    {
        bool isShaped = shares.Count > 0 && shares.All(row => row.Count == shares[0].Count);
        if (!isShaped || shares.Any(row => Sum(row) > Rational.One || row.Any(share => share.Sign < 0))
            || Enumerable.Range(0, shares[0].Count).Any(item => Sum(shares.Select(row => row[item])) > Rational.One))
        {
            throw new ArgumentException(
                $"Shares must be a rectangle of at least one row, each at least 0, rows and columns summing to at most 1; got {shares}. "
                + "Divide rows and columns until their sums are probabilities.",
                nameof(shares));
        }
    }

    private static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, number) => sum + number);

    private bool IsWasted(int item, ReadOnlySpan<PreferenceOrder> reports)
    {
        if (Sum(Shares.Select(row => row[item])) == Rational.One)
        {
            return false;
        }

        for (int agent = 0; agent < reports.Length; agent++)
        {
            PreferenceOrder report = reports[agent];
            Sequence<Rational> row = Shares[agent];
            bool hasWorse = Enumerable.Range(0, Items).Any(worse => row[worse].Sign > 0 && report.Prefers(item, worse));
            if (hasWorse || (report.Prefers(item, PreferenceOrder.Nothing) && Sum(row) < Rational.One))
            {
                return true;
            }
        }

        return false;
    }

    // Shortest way from each object back to itself, breadth first; the first object that has one.
    private static Sequence<int>? Cycle(bool[][] prefers)
    {
        int items = prefers.Length;
        for (int start = 0; start < items; start++)
        {
            int[] before = new int[items];
            Array.Fill(before, -1);
            Queue<int> reached = new([start]);
            while (reached.TryDequeue(out int item))
            {
                if (prefers[item][start])
                {
                    return Path(before, start, item);
                }

                for (int next = 0; next < items; next++)
                {
                    if (next != start && before[next] < 0 && prefers[item][next])
                    {
                        before[next] = item;
                        reached.Enqueue(next);
                    }
                }
            }
        }

        return null;
    }

    private static Sequence<int> Path(int[] before, int start, int last)
    {
        List<int> path = [];
        for (int item = last; item != start; item = before[item])
        {
            path.Add(item);
        }

        path.Add(start);
        path.Reverse();
        return [.. path];
    }
}
