using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>What an agent knows before play: its own arms, their own means, and the public rules. Nothing of other arms' means or strategies.</summary>
/// <param name="Arms">Indices of the own arms, increasing, shape [own arm].</param>
/// <param name="Means">Post-click mean of each own arm, shape [own arm], in [0, 1].</param>
/// <param name="DesiredClickRates">Click rate that the principal wants of each own arm, shape [own arm]; empty where the environment states none.</param>
/// <param name="Start">Click rates of the own arms in epoch 0, shape [own arm], in [0, 1].</param>
/// <param name="Horizon">Rounds of a run, at least 1.</param>
/// <param name="Epochs">Number of epochs, at least 1.</param>
public sealed record AgentRole(
    Sequence<int> Arms, Sequence<double> Means, Sequence<double> DesiredClickRates, Sequence<double> Start, long Horizon, int Epochs);
