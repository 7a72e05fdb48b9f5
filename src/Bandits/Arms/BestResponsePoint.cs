namespace Mechanisms.Bandits.Arms;

/// <summary>What an arm gets at one click rate, the other arms fixed.</summary>
/// <param name="ClickRate">The arm's click rate.</param>
/// <param name="Clicks">Mean clicks of the arm per run: its utility.</param>
/// <param name="ClicksError">Standard error of <paramref name="Clicks"/>; NaN for one replication.</param>
/// <param name="Gain">Mean clicks minus those at the profile's own rate, run by run on the same random numbers.</param>
/// <param name="GainError">Standard error of <paramref name="Gain"/>, of the paired differences; NaN for one replication.</param>
/// <param name="Eliminations">Number of runs in which the learner removed the arm for good.</param>
/// <param name="Regret">Mean cumulative pseudo-regret of the learner at the horizon.</param>
public readonly record struct BestResponsePoint(
    double ClickRate, double Clicks, double ClicksError, double Gain, double GainError, int Eliminations, double Regret);
