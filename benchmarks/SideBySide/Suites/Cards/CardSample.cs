namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>What one run gave.</summary>
/// <param name="Regret">Mean pseudo-regret of its episodes; NaN where nothing is played, or it failed.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Rate">Units of work a second, on the device alone; NaN where it cannot be told.</param>
/// <param name="Whole">Units of work a second, from the call to its results.</param>
internal sealed record CardSample(double Regret, double Error, double Rate, double Whole);
