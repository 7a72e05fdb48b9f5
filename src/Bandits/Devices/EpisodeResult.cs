using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Devices;

/// <summary>What one episode gave.</summary>
/// <param name="Regret">Cumulative pseudo-regret after each checkpoint, shape [checkpoint], in units of utility.</param>
/// <param name="Shows">How often each arm was shown, shape [arm].</param>
/// <param name="Clicks">How often each arm was clicked, shape [arm].</param>
/// <param name="EliminatedAt">Show number, from 1, at which the learner removed the arm for good; 0 when it never did. Shape [arm].</param>
public sealed record EpisodeResult(
    Sequence<double> Regret, Sequence<long> Shows, Sequence<long> Clicks, Sequence<long> EliminatedAt);
