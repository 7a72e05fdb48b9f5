using System.Globalization;

namespace Mechanisms.InformationAcquisition;

/// <summary>What a sender gains by a lie.</summary>
/// <param name="Lie">Who lies how.</param>
/// <param name="Gain">What it gains over the truth, times the probability of the signal, in its unit of utility; negative when it costs.</param>
public readonly record struct SenderGain(SenderLie Lie, double Gain)
{
    /// <summary>Says who lies how, and what it gains.</summary>
    /// <returns>One sentence.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"The best lie: {Lie}, which gains {GainText.Of(Gain)} in advance.");
}
