using System.Globalization;

namespace Mechanisms.InformationAcquisition;

/// <summary>A deviation that an agent is just kept from by the optimal mechanism.</summary>
/// <param name="Agent">Index of the agent.</param>
/// <param name="Recommended">The effort that it is told.</param>
/// <param name="Effort">The effort that tempts it; the same when it is a lie about signals that tempts.</param>
/// <param name="ShadowPrice">What the principal would gain per unit by which the tempted agent's gain in advance is forgiven, without unit, at least 0.</param>
/// <param name="CostPrice">What the principal would gain per unit by which the effort told gets cheaper beside the one that tempts, without unit, at least 0:
/// the shadow price times the probability of being told.</param>
public sealed record BindingEffort(int Agent, int Recommended, int Effort, double ShadowPrice, double CostPrice)
{
    /// <summary>Says which deviation is tight, and what relaxing it would be worth.</summary>
    /// <returns>One clause.</returns>
    public override string ToString() => Recommended == Effort
        ? string.Create(CultureInfo.InvariantCulture, $"agent {Agent}, told effort {Recommended}, is tempted to misreport its signal (shadow price {ShadowPrice:G6})")
        : string.Create(CultureInfo.InvariantCulture, $"agent {Agent}, told effort {Recommended}, is tempted to make effort {Effort} (each unit of cost saved there is worth {CostPrice:G6})");
}
