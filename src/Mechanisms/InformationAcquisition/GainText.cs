using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>Puts gains into words: what may be rounding is not written out.</summary>
internal static class GainText
{
    /// <summary>Nine digits; 0, and up to what, where the gain is within <see cref="Tolerances.Gain"/>.</summary>
    public static string Of(double gain) => gain == 0 || Tolerances.Gain.Exceeds(Math.Abs(gain), scale: 0)
        ? gain.ToString("G9", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"0 up to {Tolerances.Gain.Absolute}");
}
