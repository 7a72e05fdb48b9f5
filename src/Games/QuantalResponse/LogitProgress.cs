namespace Mechanisms.Games.QuantalResponse;

/// <summary>How far a path of logit equilibria was followed.</summary>
/// <remarks>The default value is a path at its beginning. Immutable, thread-safe.</remarks>
/// <param name="Steps">Number of steps so far, those that were taken back included.</param>
/// <param name="Precision">λ of the present point, per unit of payoff.</param>
public readonly record struct LogitProgress(long Steps, double Precision);
