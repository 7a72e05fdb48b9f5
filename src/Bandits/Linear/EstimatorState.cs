namespace Mechanisms.Bandits.Linear;

/// <summary>What a <see cref="ConfidenceRadius"/> depends on. The default value describes no estimator.</summary>
/// <param name="Dimension">d, length of contexts, at least 1.</param>
/// <param name="Regularization">λ, positive.</param>
/// <param name="Samples">Samples taken in, at least 0.</param>
/// <param name="Horizon">Rounds planned for, at least 1.</param>
/// <param name="LogDeterminant">ln det V.</param>
public readonly record struct EstimatorState(int Dimension, double Regularization, long Samples, long Horizon, double LogDeterminant);
