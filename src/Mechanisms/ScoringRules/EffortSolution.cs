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

    /// <summary>Gets the lies, the other efforts and the payment cap that hold the payment up, with their shadow prices; the cap comes last.</summary>
    public Sequence<BindingIncentive> Binding { get; init; }

    /// <summary>Gets by how much the expected payment would fall per unit by which the payment cap rises, without unit; 0 where the cap costs nothing, there is none, or no rule was found.</summary>
    /// <remarks>The payment is convex in the cap: a rise by r saves at most r times this, and a fall by r costs at least as much.</remarks>
    public double CapPrice { get; init; }

    /// <summary>Gets the weight of each other effort in the mixture that stands in the way, shape [effort]; empty unless not implementable.</summary>
    /// <remarks>
    /// Where a larger cap is enough, no rule within the cap favors the effort enough over this mixture. Where none is, the mixture with suitable false
    /// reports looks the same to the principal and costs less. Empty, too, where the solve ended before it was known which of the two it is.
    /// </remarks>
    public Sequence<double> Mixture { get; init; }

    /// <summary>Gets the least payment cap, all else equal, with which the effort is implementable; null when no cap is enough, there is none, or it is not known.</summary>
    public double? RequiredPaymentCap { get; init; }
}
