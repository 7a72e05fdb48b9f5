namespace Mechanisms.Bandits.Experiments;

/// <summary>A curve that contenders record beside that of regret: what it adds up over rounds, and what it is compared with.</summary>
/// <param name="Measure">What is added up. Its name is a singular noun, for reports to speak of.</param>
/// <param name="RateExponent">The exponent of the rate that reports draw beside the curve, in rounds; null, the default, for none.</param>
/// <param name="Optimum">The amount per round under the solution that regret is held against; null, the default, where nothing is to be compared per round. Reports draw curves that have one per round.</param>
public sealed record ContenderCurve(ContenderMeasure Measure, double? RateExponent = null, double? Optimum = null);
