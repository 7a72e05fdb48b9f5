using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Deviations;

/// <summary>A constraint that holds an optimal value down, and what relaxing it would be worth.</summary>
/// <param name="Deviation">What the constraint forbids, in words, for example <c>a receiver told action 1 takes action 0</c>.</param>
/// <param name="ShadowPrice">Improvement of the objective per unit by which the constraint is relaxed, above 0.</param>
public sealed record BindingIncentive(string Deviation, double ShadowPrice)
{
    private const int MostNamed = 5;

    /// <summary>Gets the improvement of the objective per unit by which what is asked for gets cheaper beside what tempts, without unit; null where no saved cost tempts.</summary>
    public double? CostPrice { get; init; }

    /// <summary>Reads the rows of a solved program that have a price.</summary>
    /// <param name="solved">The program and its answer.</param>
    /// <param name="rows">Rows with lower bounds, and what they forbid in words.</param>
    /// <returns>The rows with a price, in the order given; none unless the program was solved to optimality.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Sequence<BindingIncentive> Of(SolvedProgram solved, IEnumerable<(int Row, string Deviation)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Of(solved, rows.Select(row => (row.Row, row.Deviation, (double?)null)));
    }

    /// <summary>Reads the rows of a solved program that have a price, and prices costs.</summary>
    /// <param name="solved">The program and its answer.</param>
    /// <param name="rows">Rows with lower bounds, what they forbid in words, and by what the row multiplies the cost of what is asked for less that of what tempts; null where no cost does.</param>
    /// <returns>The rows with a price, in the order given; none unless the program was solved to optimality.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Sequence<BindingIncentive> Of(SolvedProgram solved, IEnumerable<(int Row, string Deviation, double? CostWeight)> rows)
    {
        ArgumentNullException.ThrowIfNull(solved);
        ArgumentNullException.ThrowIfNull(rows);
        if (!solved.Solution.IsOptimal)
        {
            return [];
        }

        double sign = solved.Program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        double scale = Math.Abs(solved.Solution.Value);
        return [.. rows
            .Select(row => new BindingIncentive(row.Deviation, sign * solved.Solution.RowDuals[row.Row]) { CostPrice = row.CostWeight * sign * solved.Solution.RowDuals[row.Row] })
            .Where(binding => Tolerances.Optimality.Exceeds(binding.ShadowPrice, scale))];
    }

    /// <summary>Names the constraints with the largest shadow prices in one line, and says how many more there are.</summary>
    /// <param name="binding">The constraints.</param>
    /// <returns>For example <c>a (shadow price 2); b (shadow price 1); and 3 more</c>; at most five are named, ties in the order given.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="binding"/> is null.</exception>
    public static string InWords(IReadOnlyCollection<BindingIncentive> binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        string named = string.Join("; ", binding.OrderByDescending(incentive => incentive.ShadowPrice).Take(MostNamed));
        return binding.Count <= MostNamed ? named : string.Create(CultureInfo.InvariantCulture, $"{named}; and {binding.Count - MostNamed} more");
    }

    /// <summary>Writes the deviation and its price.</summary>
    /// <returns>For example <c>a receiver told action 1 takes action 0 (shadow price 0.4)</c>.</returns>
    public override string ToString() => CostPrice is { } price
        ? string.Create(CultureInfo.InvariantCulture, $"{Deviation} (shadow price {ShadowPrice:G6}; each unit of cost saved there is worth {price:G6})")
        : string.Create(CultureInfo.InvariantCulture, $"{Deviation} (shadow price {ShadowPrice:G6})");
}
