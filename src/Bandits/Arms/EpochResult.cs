using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>One epoch of adaptive arms against one learner: the unit that is saved and resumed. Plain data.</summary>
/// <param name="Learner">Name of the learner.</param>
/// <param name="Epoch">Epoch from 0.</param>
/// <param name="ClickRates">Strategy profile played in this epoch, shape [arm].</param>
/// <param name="Summary">Regret, shows, clicks and eliminations of the evaluation runs.</param>
/// <param name="Probes">What the owners that moved had tried, owner by owner, in the order they asked.</param>
/// <param name="NextClickRates">Strategy profile of the next epoch, shape [arm].</param>
public sealed record EpochResult(
    string Learner,
    int Epoch,
    Sequence<double> ClickRates,
    EpisodeSummary Summary,
    Sequence<Probe> Probes,
    Sequence<double> NextClickRates);
