namespace Mechanisms.Bandits.Environments;

/// <summary>An interval of click rates.</summary>
/// <remarks>The default value is the single rate 0.</remarks>
/// <param name="Minimum">Smallest rate.</param>
/// <param name="Maximum">Largest rate, at least <paramref name="Minimum"/>.</param>
public readonly record struct ClickRateRange(double Minimum, double Maximum);
