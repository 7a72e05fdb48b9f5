using Mechanisms.Bandits.Devices;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>What one episode with reported contexts gave.</summary>
/// <param name="Play">Pseudo-regret at the checkpoints and plays by arm; every show counts as clicked.</param>
/// <param name="ContextManipulation">Frobenius norm of true less reported contexts over all rounds and arms, played or not.</param>
/// <param name="RewardManipulation">Norm over all rounds and arms of the true less the claimed mean reward, in units of reward.</param>
public sealed record ContextualResult(EpisodeResult Play, double ContextManipulation, double RewardManipulation);
