namespace Mechanisms.Bandits.Experiments;

/// <summary>One measured quantity and the band it must lie in.</summary>
/// <param name="Quantity">What was measured, with its unit.</param>
/// <param name="Value">The measured value; NaN lies in no band.</param>
/// <param name="Low">Smallest accepted value; negative infinity when there is none.</param>
/// <param name="High">Largest accepted value; positive infinity when there is none.</param>
public readonly record struct Measurement(string Quantity, double Value, double Low, double High)
{
    /// <summary>Gets a value indicating whether the value lies in the band, ends included.</summary>
    public bool IsInBand => Value >= Low && Value <= High;
}
