using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads.Learning;

/// <summary>Agents whom contracts are learned for.</summary>
public static class ContractingModels
{
    /// <summary>The worked example of the specification: the best linear contract pays 0.28 and is worth 0.54, the best contract 0.606.</summary>
    public static ContractProblem Worked { get; } = ContractProblem.Create(
        new Matrix<double>(3, 3, [0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.1, 0.3, 0.6]), [0, 0.05, 0.12], [0, 0.5, 1]);

    /// <summary>Two outcomes and two actions far apart.</summary>
    public static ContractProblem Apart { get; } = ContractProblem.Create(new Matrix<double>(2, 2, [0.9, 0.1, 0.2, 0.8]), [0, 0.1], [0, 1]);

    /// <summary>Four outcomes and three actions, the dearer the better; the best contract is worth 0.475.</summary>
    public static ContractProblem Four { get; } = ContractProblem.Create(
        new Matrix<double>(3, 4, [0.7, 0.1, 0.1, 0.1, 0.2, 0.5, 0.2, 0.1, 0.05, 0.15, 0.3, 0.5]), [0, 0.06, 0.2], [0, 0.3, 0.6, 1]);

    /// <summary>Two outcomes and three actions, each likelier to succeed and dearer than the one before.</summary>
    public static ContractProblem Steps { get; } = ContractProblem.Create(new Matrix<double>(3, 2, [0.8, 0.2, 0.5, 0.5, 0.2, 0.8]), [0, 0.05, 0.2], [0, 1]);
}
