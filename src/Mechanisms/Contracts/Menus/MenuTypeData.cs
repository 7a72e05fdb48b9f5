using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts.Menus;

/// <summary>The numbers of one type: outcome probabilities, shape [action, outcome], and costs with their sign turned, shape [action].</summary>
internal readonly record struct MenuTypeData<T>(Matrix<T> Probabilities, Sequence<T> NegativeCosts)
    where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    /// <summary>Takes the numbers of a type.</summary>
    public static MenuTypeData<T> Of(ContractProblem type, ProgramNumbers<T> numbers) =>
        new(type.OutcomeProbabilities.Select(numbers.From), [.. type.Costs.Select(cost => numbers.From(-cost))]);

    /// <summary>Writes  F(action) · x − t c(action)  for the cell whose variables t, x begin at a place.</summary>
    public void Write(int first, int action, Action<int, T> put)
    {
        put(first, NegativeCosts[action]);
        ReadOnlySpan<T> probabilities = Probabilities.Row(action);
        for (int outcome = 0; outcome < probabilities.Length; outcome++)
        {
            put(first + 1 + outcome, probabilities[outcome]);
        }
    }
}
