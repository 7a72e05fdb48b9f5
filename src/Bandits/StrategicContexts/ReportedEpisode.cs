using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>What differs between episodes of one learner before one bandit.</summary>
/// <param name="Reports">One policy per arm; empty when all are truthful.</param>
/// <param name="Instance">Key of the true contexts.</param>
/// <param name="Draws">Key of noise and learner; of the same root.</param>
/// <param name="Checkpoints">Rounds at which regret is recorded; the last ends the episode.</param>
internal sealed record ReportedEpisode(Sequence<IReportPolicy> Reports, StreamKey Instance, StreamKey Draws, Sequence<long> Checkpoints);
