using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.Evolution;

/// <summary>Whether a quadratic form is positive in all directions in which a mixture can change without loss.</summary>
/// <remarks>
/// With z = q − p for mutants q among the best replies to p: p is evolutionarily stable where −zᵀAz &gt; 0 for all such z ≠ 0. z sums to 0, so that one strategy k of the
/// support is left out: the form has entries Q(i, j) = −(m(i, j) + m(j, i)), m(i, j) = a(i, j) − a(k, j) − a(i, k) + a(k, k). Of strategies in the support z is free; these are
/// eliminated first and need positive pivots. Of others z ≥ 0; what is left must be strictly copositive (haigh1975, abakuks1980).
/// </remarks>
[Reference("haigh1975", "stability by a quadratic form")]
[Reference("abakuks1980", "copositive on the strategies outside of the support")]
internal sealed class StabilityTest
{
    private readonly Rational[][] form;
    private readonly int free;
    private readonly long maxSets;
    private long sets;

    private StabilityTest(Rational[][] form, int free, long maxSets) => (this.form, this.free, this.maxSets) = (form, free, maxSets);

    /// <summary>What one mixture earns against another.</summary>
    public static Rational Payoff(PopulationGame game, ReadOnlySpan<Rational> own, ReadOnlySpan<Rational> other)
    {
        Rational sum = Rational.Zero;
        for (int strategy = 0; strategy < own.Length; strategy++)
        {
            sum += own[strategy].IsZero ? Rational.Zero : own[strategy] * Payoff(game, strategy, other);
        }

        return sum;
    }

    /// <summary>What a strategy earns against a mixture.</summary>
    public static Rational Payoff(PopulationGame game, int strategy, ReadOnlySpan<Rational> other)
    {
        Rational sum = Rational.Zero;
        for (int reply = 0; reply < other.Length; reply++)
        {
            sum += other[reply].IsZero ? Rational.Zero : other[reply] * game.Payoffs[strategy, reply];
        }

        return sum;
    }

    /// <summary>What the best strategy earns against a mixture.</summary>
    public static Rational LargestPayoff(PopulationGame game, ReadOnlySpan<Rational> other)
    {
        Rational largest = Payoff(game, 0, other);
        for (int strategy = 1; strategy < game.Strategies; strategy++)
        {
            largest = Rational.Max(largest, Payoff(game, strategy, other));
        }

        return largest;
    }

    /// <summary>Mutants that earn no less than residents against each other, among the best replies to an equilibrium; null where there are none among the sets tried.</summary>
    /// <returns>The mutants, the number of sets of best replies outside of the support that were tried, and whether these are all.</returns>
    public static (Rational[]? Mutants, long Sets, bool AreAll) Invader(PopulationGame game, Rational[] mixture, long maxSets, CancellationToken cancellation)
    {
        Rational best = LargestPayoff(game, mixture);
        int[] support = [.. Enumerable.Range(0, mixture.Length).Where(strategy => !mixture[strategy].IsZero)];
        int[] outside = [.. Enumerable.Range(0, mixture.Length).Where(strategy => mixture[strategy].IsZero && Payoff(game, strategy, mixture) == best)];
        int[] moved = [.. support.Skip(1), .. outside];
        Rational[][] entries = [.. moved.Select(row => moved.Select(column => Entry(game.Payoffs, row, column, support[0])).ToArray())];
        StabilityTest test = new(entries, support.Length - 1, maxSets);
        Rational[]? direction = test.Direction(cancellation);
        return (direction is null ? null : Changed(mixture, support[0], moved, direction), test.sets, test.sets < maxSets || BigInteger.Pow(2, outside.Length) - 1 == test.sets);
    }

    private static Rational Entry(Matrix<Rational> payoffs, int row, int column, int leftOut)
    {
        return -(Half(row, column) + Half(column, row));

        Rational Half(int i, int j) => payoffs[i, j] - payoffs[leftOut, j] - payoffs[i, leftOut] + payoffs[leftOut, leftOut];
    }

    // A direction in which the form is not positive; null where there is none.
    private Rational[]? Direction(CancellationToken cancellation)
    {
        for (int pivot = 0; pivot < free; pivot++)
        {
            if (form[pivot][pivot].Sign <= 0)
            {
                Rational[] unit = new Rational[form.Length];
                unit[pivot] = Rational.One;
                return Completed(unit, pivot);
            }

            Eliminate(pivot);
        }

        return Outside(cancellation) is { } outside ? Completed(outside, free) : null;
    }

    private void Eliminate(int pivot)
    {
        for (int row = pivot + 1; row < form.Length; row++)
        {
            Rational factor = form[row][pivot] / form[pivot][pivot];
            for (int column = pivot; column < form.Length && !factor.IsZero; column++)
            {
                form[row][column] -= factor * form[pivot][column];
            }
        }
    }

    // What was eliminated takes the place where the form is least, given the rest.
    private Rational[] Completed(Rational[] direction, int eliminated)
    {
        for (int pivot = eliminated - 1; pivot >= 0; pivot--)
        {
            Rational sum = Rational.Zero;
            for (int column = pivot + 1; column < form.Length; column++)
            {
                sum += form[pivot][column] * direction[column];
            }

            direction[pivot] = -sum / form[pivot][pivot];
        }

        return direction;
    }

    // Sets grow, so that a set comes after its subsets. On the first set where the form is not positive it is least inside: there Qz is the same, v ≤ 0, for all of the set.
    private Rational[]? Outside(CancellationToken cancellation)
    {
        int count = form.Length - free;
        foreach (int[] set in Enumerable.Range(1, count).SelectMany(size => SupportEnumeration.Subsets(count, size)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (sets == maxSets)
            {
                return null;
            }

            sets++;
            int[] members = [.. set.Select(member => free + member)];
            if (Stationary(members) is { } inside)
            {
                Rational[] direction = new Rational[form.Length];
                for (int place = 0; place < members.Length; place++)
                {
                    direction[members[place]] = inside[place];
                }

                return direction;
            }
        }

        return null;
    }

    // Positive z with Qz = −1, or with Qz = 0; null where there is none.
    private Rational[]? Stationary(int[] members)
    {
        int size = members.Length;
        Rational[][] system = [.. members.Select(row => (Rational[])[.. members.Select(column => form[row][column]), -1])];
        List<int> pivots = RowReduction.Reduce(system, size);
        if (pivots.Count < size - 1)
        {
            return null;
        }

        Rational[] z = new Rational[size];
        int left = pivots.Count == size ? -1 : Enumerable.Range(0, size).First(column => !pivots.Contains(column));
        for (int place = 0; place < pivots.Count; place++)
        {
            z[pivots[place]] = left < 0 ? system[place][^1] : -system[place][left];
        }

        if (left >= 0)
        {
            z[left] = Rational.One;
        }

        return z.All(entry => entry.Sign > 0) ? z : null;
    }

    // As far in the direction as probabilities allow.
    private static Rational[] Changed(Rational[] mixture, int leftOut, int[] moved, Rational[] direction)
    {
        Rational[] change = new Rational[mixture.Length];
        for (int place = 0; place < moved.Length; place++)
        {
            change[moved[place]] = direction[place];
            change[leftOut] -= direction[place];
        }

        Rational length = Enumerable.Range(0, mixture.Length).Where(strategy => change[strategy].Sign < 0)
            .Select(strategy => mixture[strategy] / -change[strategy]).Aggregate(Rational.Min);
        return [.. mixture.Zip(change, (probability, step) => probability + (length * step))];
    }
}
