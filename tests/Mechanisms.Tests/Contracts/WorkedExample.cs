using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

/// <summary>Three actions, three outcomes: minimum payments 0, 0.07625 and 0.144, values 0.2, 0.42375 and 0.606; best share 0.28.</summary>
internal static class WorkedExample
{
    public static ContractProblem Problem { get; } = ContractProblem.Create(
        new Matrix<Rational>(3, 3, Decimals("0.7", "0.2", "0.1", "0.3", "0.4", "0.3", "0.1", "0.3", "0.6")),
        Decimals("0", "0.05", "0.12"),
        Decimals("0", "0.5", "1"));

    public static Rational[] Decimals(params string[] numbers) => [.. numbers.Select(number => Rational.Parse(number))];
}
