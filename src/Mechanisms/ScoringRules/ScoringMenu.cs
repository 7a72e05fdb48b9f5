using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>A proper rule with finitely many different payments: the belief picks the best item of a menu of bets.</summary>
/// <remarks>
/// An item pays an amount in each state. A report is scored by the item whose expected payment under the report is highest, so that nobody can
/// do better than report the belief, up to the tolerance below; the expected score of truth is the maximum of the items' affine functions. Of items within
/// <see cref="Tolerances.Gain"/> of the best (scale: the largest payment in size) the lowest wins. Immutable and thread-safe.
/// <para>Time O(items · states) per score.</para>
/// </remarks>
[Reference("savage1971", "proper rules as menus of bets")]
public sealed record ScoringMenu : IScoringRule
{
    private readonly double scale;

    /// <summary>Initializes a menu.</summary>
    /// <param name="payments">What each item pays in each state, shape [item, state], at least 1 × 1, finite.</param>
    /// <exception cref="ArgumentException">There is no item or no state, or a payment is NaN or infinite.</exception>
    public ScoringMenu(Matrix<double> payments)
    {
        if (payments.Rows == 0 || payments.Columns == 0)
        {
            throw new ArgumentException(
                $"A menu needs at least 1 item and 1 state; got {payments.Rows} × {payments.Columns}. Add the missing rows or columns.", nameof(payments));
        }

        foreach (double payment in payments.Entries)
        {
            if (!double.IsFinite(payment))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Payments of a menu must be finite; got {payment}. Give an amount."), nameof(payments));
            }

            scale = Math.Max(scale, Math.Abs(payment));
        }

        Payments = payments;
    }

    /// <summary>Gets what each item pays in each state, shape [item, state].</summary>
    public Matrix<double> Payments { get; }

    /// <summary>Gets the number of items.</summary>
    public int ItemCount => Payments.Rows;

    /// <summary>Gets the number of states.</summary>
    public int StateCount => Payments.Columns;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"menu of {ItemCount} bets");

    /// <summary>What an item pays in a state.</summary>
    /// <param name="item">The item; of the rules of <see cref="SignalMenus"/> the signal that is reported.</param>
    /// <param name="state">The state that came true.</param>
    /// <returns>The payment.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item or state.</exception>
    public double Pay(int item, int state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)item, (uint)ItemCount, nameof(item));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)StateCount, nameof(state));
        return Payments[item, state];
    }

    /// <summary>The item that a belief picks.</summary>
    /// <param name="belief">Probability of each state, shape [state].</param>
    /// <returns>The lowest item within tolerance of the highest expected payment.</returns>
    /// <exception cref="ArgumentException">The belief is no distribution over the menu's states.</exception>
    public int BestItem(ReadOnlySpan<double> belief)
    {
        Beliefs.Require(belief, nameof(belief));
        Beliefs.RequireStates(belief, StateCount, nameof(belief));
        double[] expected = new double[ItemCount];
        for (int item = 0; item < expected.Length; item++)
        {
            expected[item] = Expected(item, belief);
        }

        double highest = expected.Max();
        return Array.FindIndex(expected, value => !Tolerances.Gain.Exceeds(highest - value, scale));
    }

    /// <summary>What the best item pays under a belief in expectation: the convex function of the rule.</summary>
    /// <param name="belief">Probability of each state, shape [state].</param>
    /// <returns>The expected score of a truthful report.</returns>
    /// <exception cref="ArgumentException">The belief is no distribution over the menu's states.</exception>
    public double TruthfulScore(ReadOnlySpan<double> belief) => Expected(BestItem(belief), belief);

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> report, int state)
    {
        Beliefs.Require(report, state, nameof(report));
        return Payments[BestItem(report), state];
    }

    private double Expected(int item, ReadOnlySpan<double> belief)
    {
        CompensatedSum sum = default;
        ReadOnlySpan<double> row = Payments.Row(item);
        for (int state = 0; state < row.Length; state++)
        {
            sum += belief[state] * row[state];
        }

        return sum.Value;
    }
}
