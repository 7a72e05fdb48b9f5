using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Contracts.Menus;

/// <summary>A menu: for each reported type a lottery over recommended actions, and a contract for each recommendation.</summary>
/// <remarks>Immutable and thread-safe. Whether types tell the truth and obey depends on the problem: see <see cref="MenuIncentives"/>.</remarks>
public sealed record ContractMenu
{
    /// <summary>Initializes a menu.</summary>
    /// <param name="recommendations">Probability of each recommendation, shape [type, action], at least 0 and rows summing to 1, both within 1e-9.</param>
    /// <param name="payments">Payments, shape [type] of [action, outcome], finite.</param>
    /// <exception cref="ArgumentException">A row is no distribution, a payment is NaN or infinite, or shapes disagree.</exception>
    public ContractMenu(Matrix<double> recommendations, Sequence<Matrix<double>> payments)
    {
        ModelData.RequireCount(payments.Count, recommendations.Rows, "tables of payments, one per type", nameof(payments));
        Distributions.RequireRows(recommendations, "type", nameof(recommendations));
        for (int type = 0; type < recommendations.Rows; type++)
        {
            ModelData.RequireCount(payments[type].Rows, recommendations.Columns, "rows of payments, one per action", nameof(payments));
            ModelData.RequireCount(payments[type].Columns, payments[0].Columns, $"columns of payments to type {type}, one per outcome", nameof(payments));
            _ = ModelData.Exactly(payments[type], $"payment to type {type}", nameof(payments));
        }

        Recommendations = recommendations;
        Payments = payments;
    }

    /// <summary>Gets the probability of each recommendation, shape [type, action].</summary>
    public Matrix<double> Recommendations { get; }

    /// <summary>Gets the payments, shape [type] of [action, outcome], in money.</summary>
    public Sequence<Matrix<double>> Payments { get; }

    /// <summary>Gets the largest payment, in money.</summary>
    public double LargestPayment => Payments.Max(table => table.Entries.ToArray().Max());

    /// <summary>Draws the action to recommend.</summary>
    /// <param name="report">The type reported.</param>
    /// <param name="stream">Random numbers; one is used.</param>
    /// <returns>The recommended action.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such type.</exception>
    public int Recommend(int report, ref RandomStream stream) => Distributions.Draw(Recommendations.Row(report), ref stream);

    /// <summary>The contract that goes with a recommendation.</summary>
    /// <param name="report">The type reported.</param>
    /// <param name="action">The action recommended.</param>
    /// <returns>The contract.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such type or action.</exception>
    public Contract ContractFor(int report, int action)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(report);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(report, Payments.Count);
        return Contract.Create(Payments[report].Row(action));
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>menu for 3 types, 2 actions</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"menu for {Recommendations.Rows} types, {Recommendations.Columns} actions");
}
