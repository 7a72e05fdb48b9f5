using System.Globalization;

namespace Mechanisms.InformationAcquisition;

/// <summary>What a sender gains by a lie.</summary>
/// <param name="Lie">Who lies how; the truth where signal and report are the same.</param>
/// <param name="Gain">What it gains over the truth, times the probability of the signal, in its unit of utility.</param>
public readonly record struct SenderGain(SenderLie Lie, double Gain)
{
    /// <summary>Says who lies how, and what it gains.</summary>
    /// <returns>One sentence.</returns>
    public override string ToString() => Lie.Signal == Lie.Report
        ? "No lie gains anything."
        : string.Create(CultureInfo.InvariantCulture, $"The best lie: {Lie}, which gains {GainText.Of(Gain)} in advance.");
}
