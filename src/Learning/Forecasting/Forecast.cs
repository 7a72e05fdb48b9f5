namespace Mechanisms.Learning.Forecasting;

/// <summary>What a principal sees of a round: feedback on a scoring rule. Beliefs are seen as reported, the state once it is known, costs and signals never.</summary>
/// <param name="Effort">The effort that the forecaster made, which the principal observes.</param>
/// <param name="Belief">The belief reported, an index into <see cref="ForecastingTask.Beliefs"/>.</param>
/// <param name="State">The state that came true.</param>
public readonly record struct Forecast(int Effort, int Belief, int State);
