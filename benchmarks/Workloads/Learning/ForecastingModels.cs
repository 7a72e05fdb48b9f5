using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Workloads.Learning;

/// <summary>Forecasters that scoring rules are learned for.</summary>
public static class ForecastingModels
{
    /// <summary>Two efforts of accuracy 0.6 at no cost and 0.9 at cost 0.05.</summary>
    public static ScoringProblem Two { get; } = Binary((0.6, 0), (0.9, 0.05));

    /// <summary>Two efforts: an uninformative one at no cost and one of accuracy 0.8 at cost 0.05.</summary>
    public static ScoringProblem Uninformed { get; } = Binary((0.5, 0), (0.8, 0.05));

    /// <summary>The same accuracies at cost 0.1.</summary>
    public static ScoringProblem Dearer { get; } = Binary((0.5, 0), (0.8, 0.1));

    /// <summary>Three efforts.</summary>
    public static ScoringProblem Three { get; } = Binary((0.5, 0), (0.7, 0.03), (0.9, 0.1));

    /// <summary>Two efforts under a prior of 0.35, each better at telling one state than the other: payments depend on what was sampled, which under a fair coin and symmetric laws they do not.</summary>
    public static ScoringProblem Lopsided { get; } = ScoringProblem.Create(
        [0.35, 0.65],
        [0, 0.05],
        [new Matrix<double>(2, 2, [0.7, 0.3, 0.45, 0.55]), new Matrix<double>(2, 2, [0.9, 0.1, 0.2, 0.8])],
        new Matrix<double>(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);

    /// <summary>Three efforts under a prior of 0.35, the second better at telling the first state and the third at telling the second.</summary>
    public static ScoringProblem LopsidedThree { get; } = ScoringProblem.Create(
        [0.35, 0.65],
        [0, 0.02, 0.07],
        [new Matrix<double>(2, 2, [0.6, 0.4, 0.45, 0.55]), new Matrix<double>(2, 2, [0.8, 0.2, 0.35, 0.65]), new Matrix<double>(2, 2, [0.85, 0.15, 0.1, 0.9])],
        new Matrix<double>(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);

    /// <summary>Two efforts, three states of probabilities 0.5, 0.3 and 0.2, three signals.</summary>
    public static ScoringProblem ThreeStates { get; } = ScoringProblem.Create(
        [0.5, 0.3, 0.2],
        [0, 0.05],
        [
            new Matrix<double>(3, 3, [0.5, 0.3, 0.2, 0.3, 0.4, 0.3, 0.3, 0.25, 0.45]),
            new Matrix<double>(3, 3, [0.8, 0.15, 0.05, 0.1, 0.75, 0.15, 0.1, 0.2, 0.7]),
        ],
        new Matrix<double>(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1])).WithPaymentCap(1.0);

    /// <summary>The models in which replications differ.</summary>
    public static Sequence<ScoringProblem> Asymmetric { get; } = [Lopsided, LopsidedThree, ThreeStates];

    /// <summary>Guessing a fair coin: the principal wins 1 by the right guess, payments up to 1.</summary>
    public static ScoringProblem Binary(params (double Accuracy, double Cost)[] efforts) => ScoringProblem.Create(
        [0.5, 0.5],
        [.. efforts.Select(effort => effort.Cost)],
        [.. efforts.Select(effort => new Matrix<double>(2, 2, [effort.Accuracy, 1 - effort.Accuracy, 1 - effort.Accuracy, effort.Accuracy]))],
        new Matrix<double>(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);
}
