using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Cli.Running;

/// <summary>An outcome that tells the regret of learners, or what else is added up, at the end of each run, so that a grid of horizons can fit how it grows.</summary>
internal interface IRegretOutcome
{
    /// <summary>Gets the rounds of every run.</summary>
    long Horizon { get; }

    /// <summary>Gets what is added up, regret first, shape [curve].</summary>
    Sequence<ContenderMeasure> Measures => [ContenderMeasure.Regret];

    /// <summary>The exponent of the rate to draw beside a learner; null for none.</summary>
    double? RateExponent(int curve, int learner) => 0.5;

    /// <summary>What was added up at the horizon, shape [replication].</summary>
    Sequence<double> Finals(int curve, int learner) => FinalRegrets[learner].Regrets;

    /// <summary>Whether a curve is told of per round, so that how it grows is nothing to speak of.</summary>
    bool IsPerRound(int curve) => false;

    /// <summary>Gets the figures over rounds, for a report of several horizons to draw at the longest.</summary>
    Sequence<Figure> OverRounds => [];

    /// <summary>Gets the regret at the horizon by learner, shape [replication].</summary>
    Sequence<(string Learner, Sequence<double> Regrets)> FinalRegrets { get; }
}
