namespace Mechanisms.Games.Dynamics;

/// <summary>What runs with a regularizer have in common.</summary>
/// <param name="Regularizer">The regularizer.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Hint">What is expected of the coming round.</param>
/// <param name="LossRange">Spread of losses that tuned rates assume.</param>
/// <param name="Horizon">Rounds planned for.</param>
internal sealed record RegularizedSettings(Regularizer Regularizer, LearningRate Rate, Hint Hint, double LossRange, long Horizon);
