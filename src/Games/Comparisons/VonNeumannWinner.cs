using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Comparisons;

/// <summary>A mixture of items that no item beats on average: the von Neumann winner, also called minimax winner or maximal lottery.</summary>
/// <remarks>
/// Preferences P(i, j) are the chance that item i is preferred to item j; they may run in circles. The winner is an optimal strategy of the symmetric game
/// of zero sum with payoffs 2P − 1, whose value is 0: ∑ x(i) P(i, j) ≥ 1/2 for every j. An item that beats all others is the winner; there may be several
/// winners, of which one is given. Exact, by the linear program of <see cref="ZeroSumProgram"/> and its audit.
/// <para>Immutable, thread-safe, compares by value.</para>
/// </remarks>
[Reference("dudik2015", "von Neumann winner")]
[Reference("swamy2024", "minimax winner")]
public sealed record VonNeumannWinner
{
    private VonNeumannWinner(Matrix<Rational> preferences, Sequence<Rational> strategy) => (Preferences, Strategy) = (preferences, strategy);

    /// <summary>Gets the chance that the row's item is preferred, shape [item, item].</summary>
    public Matrix<Rational> Preferences { get; }

    /// <summary>Gets the probability of every item, shape [item], summing to 1.</summary>
    public Sequence<Rational> Strategy { get; }

    /// <summary>Finds a winner.</summary>
    /// <param name="preferences">Chance that the row's item is preferred to the column's, shape [item, item], within 0 and 1, with P(i, j) + P(j, i) = 1.</param>
    /// <param name="program">Solves the linear program; null for <see cref="LinearProgramMethods.Default"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The winner.</returns>
    /// <exception cref="ArgumentException">There is no item, the matrix is not square, or two chances do not sum to 1.</exception>
    /// <exception cref="InvalidOperationException">The program's answer could not be confirmed exactly.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static VonNeumannWinner Of(Matrix<Rational> preferences, ILinearProgramMethod? program = null, CancellationToken cancellation = default)
    {
        RequirePreferences(preferences);
        NormalFormGame game = NormalFormGame.ZeroSum(preferences.Select(chance => (2 * chance) - 1));
        NashSolution solution = game.Solve(new ZeroSumProgram { Program = program ?? LinearProgramMethods.Default }, cancellation);
        return solution.Equilibria.Count > 0
            ? new(preferences, solution.Equilibria[0].Strategies[0])
            : throw new InvalidOperationException(solution.Explain());
    }

    /// <summary>How much more than half the time the best item beats a mixture.</summary>
    /// <param name="preferences">Chance that the row's item is preferred to the column's, shape [item, item].</param>
    /// <param name="strategy">The probability of every item, shape [item].</param>
    /// <returns>max over j of ∑ P(j, i) x(i) − 1/2: 0 for a winner, and above 0 for every other mixture.</returns>
    /// <exception cref="ArgumentException">The preferences are none, or there is not one probability per item.</exception>
    public static Rational Exploitability(Matrix<Rational> preferences, Sequence<Rational> strategy)
    {
        RequirePreferences(preferences);
        ModelData.RequireCount(strategy.Count, preferences.Rows, "probabilities, one per item", nameof(strategy));
        ModelData.RequireDistribution(strategy.Span, "a mixture", nameof(strategy));
        return Enumerable.Range(0, preferences.Rows)
            .Select(item => strategy.Index().Aggregate(Rational.Zero, (sum, entry) => sum + (preferences[item, entry.Index] * entry.Item)))
            .Aggregate(Rational.Max) - new Rational(1, 2);
    }

    /// <summary>Writes the probabilities.</summary>
    /// <returns>For example <c>(3/10, 3/10, 2/5)</c>.</returns>
    public override string ToString() => $"({string.Join(", ", Strategy)})";

    private static void RequirePreferences(Matrix<Rational> preferences)
    {
        ModelData.RequireSome(preferences.Rows, "item", nameof(preferences));
        ModelData.RequireShape(preferences, preferences.Rows, preferences.Rows, "preferences", "[item, item]", nameof(preferences));
        for (int item = 0; item < preferences.Rows; item++)
        {
            for (int other = 0; other <= item; other++)
            {
                Rational chance = preferences[item, other];
                if (chance.Sign < 0 || chance > 1 || chance + preferences[other, item] != 1)
                {
                    throw new ArgumentException(
                        $"Chances must lie in 0..1 and those of two items must sum to 1; got {chance} and {preferences[other, item]} for items {item} and {other}. Correct them.", nameof(preferences));
                }
            }
        }
    }
}
