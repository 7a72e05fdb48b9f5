namespace Mechanisms.Bandits.Experiments;

/// <summary>How far a call that plays episodes has come.</summary>
/// <param name="Learner">Name of the learner at work.</param>
/// <param name="Epoch">Epoch at work, from 0; 0 where there are no epochs.</param>
/// <param name="DonePulls">Arm pulls done, including those of earlier epochs that were restored; never decreases within a call.</param>
/// <param name="TotalPulls">Arm pulls of the whole job.</param>
public readonly record struct ExperimentProgress(string Learner, int Epoch, long DonePulls, long TotalPulls);
