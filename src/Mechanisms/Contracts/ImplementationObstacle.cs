using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Contracts;

/// <summary>Why no contract within the limits makes the agent take an action: a mixture of alternatives that serves the agent better.</summary>
/// <remarks>
/// The Farkas multipliers of the action's linear program, normalized to sum to 1. Leaving counts as an alternative with no payment and
/// the negative outside option as its cost. Without caps the mixture has the action's own outcome probabilities at lower cost, so every
/// contract pays both alike. With caps it is cheaper by more than any payments within the caps can favor the action.
/// </remarks>
/// <param name="Mixture">Weight of each action in the mixture, shape [action], at least 0; the action's own weight is 0.</param>
/// <param name="LeavingWeight">Weight of the outside option; all weights sum to 1.</param>
/// <param name="Saving">Cost of the action − cost of the mixture, in money, above 0.</param>
/// <param name="LargestAdvantage">The most by which payments within the caps pay the action better than the mixture, in expected money;
/// below <paramref name="Saving"/>. Infinite when uncapped payments could tell the two apart: then only rounding keeps the mixture from
/// matching the action.</param>
/// <param name="OutcomeDistance">Largest difference, over outcomes, between the probabilities of the action and of the mixture.</param>
/// <param name="RequiredPaymentCap">The least payment cap, all else equal, that lets some contract implement the action, in money; null
/// when there is no payment cap or raising it alone does not help.</param>
/// <param name="RequiredSumCap">The least sum cap, all else equal, that lets some contract implement the action, in money; null when
/// there is no sum cap or raising it alone does not help.</param>
[Reference("hermalin1991", "Proposition 2, implementable actions have no cheaper mixture with the same outcome probabilities")]
public sealed record ImplementationObstacle(
    Sequence<double> Mixture,
    double LeavingWeight,
    double Saving,
    double LargestAdvantage,
    double OutcomeDistance,
    double? RequiredPaymentCap = null,
    double? RequiredSumCap = null);
