using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>The numbers that the rows of a program for hired agents are made of.</summary>
/// <param name="Weights">Joint probabilities of report cells and states, shape [agent][effort profile][cell · state]; all agents share one where payments depend on all reports.</param>
/// <param name="Gross">Gross value of each effort profile.</param>
/// <param name="Costs">Costs, shape [agent][effort].</param>
/// <param name="Cap">The payment cap.</param>
internal sealed record AgentsTables<T>(T[][][] Weights, T[] Gross, T[][] Costs, T? Cap)
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>
{
    public static AgentsTables<T> Of(HiredAgentsProblem problem, PaymentBasis basis, ProgramNumbers<T> numbers)
    {
        Matrix<T> utility = problem.Utility.Select(numbers.From);
        T[][] joint = new T[problem.Efforts.Count][];
        T[] gross = new T[joint.Length];
        for (int efforts = 0; efforts < joint.Length; efforts++)
        {
            joint[efforts] = JointWeights.Of(problem, efforts, numbers);
            gross[efforts] = JointWeights.Gross<T>(utility, joint[efforts]);
        }

        return new(
            [.. Enumerable.Range(0, problem.AgentCount).Select(agent => basis == PaymentBasis.AllReports
                ? joint
                : Array.ConvertAll(joint, weights => JointWeights.Own(problem, agent, weights)))],
            gross,
            [.. problem.Costs.Select(own => numbers.From(own).Span.ToArray())],
            problem.PaymentCap is { } cap ? numbers.From(cap) : null);
    }
}
