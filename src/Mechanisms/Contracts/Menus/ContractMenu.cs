using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Contracts.Menus;

/// <summary>A menu: for each reported type a lottery over recommended actions, and a contract for each recommendation.</summary>
/// <remarks>Held as exact rationals; a <see cref="double"/> counts at its exact binary value. Immutable and thread-safe. Whether types tell the truth and obey depends on the problem: see <see cref="MenuIncentives"/>.</remarks>
public sealed record ContractMenu
{
    /// <summary>Initializes a menu.</summary>
    /// <param name="recommendations">Probability of each recommendation, shape [type, action], at least 0 and rows summing to 1, both within 1e-9.</param>
    /// <param name="payments">Payments, shape [type] of [action, outcome], finite.</param>
    /// <exception cref="ArgumentException">A row is no distribution, a payment is NaN or infinite, or shapes disagree.</exception>
    public ContractMenu(Matrix<double> recommendations, Sequence<Matrix<double>> payments)
        : this(
            ModelData.Exactly(recommendations, "probability", nameof(recommendations)),
            [.. payments.Select((table, type) => ModelData.Exactly(table, $"payment to type {type}", nameof(payments)))])
    {
    }

    private ContractMenu(Matrix<Rational> recommendations, Sequence<Matrix<Rational>> payments)
    {
        ModelData.RequireSome(recommendations.Rows, "type", nameof(recommendations));
        ModelData.RequireCount(payments.Count, recommendations.Rows, "tables of payments, one per type", nameof(payments));
        for (int type = 0; type < recommendations.Rows; type++)
        {
            Distributions.Require(recommendations.Row(type), FormattableString.Invariant($"type {type}"), nameof(recommendations));
            ModelData.RequireCount(payments[type].Rows, recommendations.Columns, "rows of payments, one per action", nameof(payments));
            ModelData.RequireCount(payments[type].Columns, payments[0].Columns, $"columns of payments to type {type}, one per outcome", nameof(payments));
            ModelData.RequireFinite(payments[type].Entries, $"payments to type {type}", nameof(payments));
        }

        ExactRecommendations = recommendations;
        ExactPayments = payments;
        Recommendations = recommendations.Select(probability => probability.ToDouble());
        Payments = [.. payments.Select(table => table.Select(payment => payment.ToDouble()))];
    }

    /// <summary>Gets the probability of each recommendation, shape [type, action].</summary>
    public Matrix<Rational> ExactRecommendations { get; }

    /// <summary>Gets the payments, shape [type] of [action, outcome], in money.</summary>
    public Sequence<Matrix<Rational>> ExactPayments { get; }

    /// <summary>Gets the nearest doubles of the probabilities of recommendations, shape [type, action].</summary>
    public Matrix<double> Recommendations { get; }

    /// <summary>Gets the nearest doubles of the payments, shape [type] of [action, outcome], in money.</summary>
    public Sequence<Matrix<double>> Payments { get; }

    /// <summary>Gets the nearest double of the largest payment, in money.</summary>
    public double LargestPayment => Payments.Max(table => table.Entries.ToArray().Max());

    /// <summary>Makes a menu of exact numbers.</summary>
    /// <param name="recommendations">Probability of each recommendation, shape [type, action], at least 0 and rows summing to 1, both within 1e-9.</param>
    /// <param name="payments">Payments, shape [type] of [action, outcome], in money.</param>
    /// <returns>The menu.</returns>
    /// <exception cref="ArgumentException">A row is no distribution, a payment is beyond the range of double precision, or shapes disagree.</exception>
    public static ContractMenu Exactly(Matrix<Rational> recommendations, Sequence<Matrix<Rational>> payments) => new(recommendations, payments);

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
        RequireReport(report);
        return Contract.Exactly(ExactPayments[report].Row(action));
    }

    /// <summary>What the agent is paid.</summary>
    /// <param name="report">The type reported.</param>
    /// <param name="action">The action recommended; whether it was taken is not seen.</param>
    /// <param name="outcome">The outcome that came about.</param>
    /// <returns>The payment, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such type, action or outcome.</exception>
    public Rational Pay(int report, int action, int outcome)
    {
        RequireReport(report);
        return ExactPayments[report][action, outcome];
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>menu for 3 types, 2 actions</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"menu for {Recommendations.Rows} types, {Recommendations.Columns} actions");

    private void RequireReport(int report)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(report);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(report, Payments.Count);
    }
}
