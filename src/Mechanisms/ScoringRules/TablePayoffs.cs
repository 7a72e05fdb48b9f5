using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>The forecaster has a belief or saw a signal (the cell, a row of weights on states) and picks an item of a menu of bets (the answer).</summary>
/// <param name="Weights">Weight of each state after each cell, shape [cell, state]; there are as many items as cells.</param>
internal readonly record struct TablePayoffs<T>(Matrix<T> Weights) : IReportPayoffs<T>
    where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    public int Cells => Weights.Rows;

    public int Answers => Weights.Rows;

    // The law is that of the cell; only the payment follows the answer.
    public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff)
    {
        ReadOnlySpan<T> weights = Weights.Row(cell);
        for (int state = 0; state < weights.Length; state++)
        {
            payoff.Add((answer * weights.Length) + state, weights[state]);
        }
    }
}
