using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>What was found about one effort: the cheapest rule that makes the forecaster make it, or why there is none.</summary>
public sealed record EffortSolution
{
    /// <summary>Gets the effort.</summary>
    public required int Effort { get; init; }

    /// <summary>Gets whether a rule makes the forecaster willing to make it.</summary>
    public required Implementability Implementability { get; init; }

    /// <summary>Gets a value indicating whether a rule was found that makes the forecaster willing to make it.</summary>
    public bool IsImplementable => Implementability == Implementability.Implementable;

    /// <summary>Gets what the effort is worth to the principal before payments.</summary>
    public required double GrossValue { get; init; }

    /// <summary>Gets the least expected payment that makes the forecaster make the effort and tell the truth; null unless implementable.</summary>
    public double? MinimumPayment { get; init; }

    /// <summary>Gets the principal's value at that payment; null unless implementable.</summary>
    public double? Profit => IsImplementable ? GrossValue - MinimumPayment : null;

    /// <summary>Gets a rule of that payment, one of possibly many, proper for all beliefs; null unless implementable.</summary>
    /// <remarks>Its items are the signals of the effort, or with <see cref="ProperRules"/> the beliefs of <see cref="PosteriorTable"/>.</remarks>
    public ScoringMenu? Rule { get; init; }

    /// <summary>Gets the lies and other efforts that hold the payment up, with their shadow prices.</summary>
    public Sequence<BindingIncentive> Binding { get; init; }

    /// <summary>Gets the weight of each other effort in the mixture that stands in the way, shape [effort]; empty unless not implementable.</summary>
    public Sequence<double> Mixture { get; init; }

    /// <summary>Gets the least payment cap, all else equal, with which the effort is implementable; null when no cap is enough, or the cap is not to blame.</summary>
    public double? RequiredPaymentCap { get; init; }
}
