namespace Mechanisms.Bandits.Learners;

/// <summary>What a learner sees after showing an arm.</summary>
/// <param name="IsClicked">Whether the arm was clicked; always true in a plain stochastic bandit.</param>
/// <param name="Reward">Post-click reward in [0, 1]; 0 and without meaning when not clicked.</param>
public readonly record struct Observation(bool IsClicked, double Reward);
