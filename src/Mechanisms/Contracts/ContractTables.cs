using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Contracts;

/// <summary>The numbers that the rows of a contract's programs are made of.</summary>
/// <param name="Probabilities">Outcome probabilities, shape [action][outcome].</param>
internal sealed record ContractTables<T>(T[][] Probabilities)
    where T : struct, IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
{
    public static ContractTables<T> Of(ContractProblem problem, ProgramNumbers<T> numbers)
    {
        T[][] probabilities = new T[problem.ActionCount][];
        for (int action = 0; action < probabilities.Length; action++)
        {
            probabilities[action] = Array.ConvertAll(problem.OutcomeProbabilities.Row(action).ToArray(), numbers.From);
        }

        return new(probabilities);
    }
}
