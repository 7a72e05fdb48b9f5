namespace Mechanisms.Bandits.Experiments;

/// <summary>Bounds on mean regret once arms have adapted.</summary>
/// <param name="ScreeningHigh">Largest regret of UCB-S.</param>
/// <param name="UtilityLow">Smallest regret of UCB-utility.</param>
/// <param name="UtilityHigh">Largest regret of UCB-utility.</param>
/// <param name="MuLow">Smallest regret of UCB-μ.</param>
/// <param name="Uniform">Expected regret of uniform play against truthful arms, exact.</param>
internal readonly record struct AdaptationBounds(double ScreeningHigh, double UtilityLow, double UtilityHigh, double MuLow, double Uniform);
