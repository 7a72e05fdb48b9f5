using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>An outcome that tells the regret of learners, or what else is added up, at the end of each run, so that a grid of horizons can fit how it grows.</summary>
internal interface IRegretOutcome
{
    /// <summary>Gets the rounds of every run.</summary>
    long Horizon { get; }

    /// <summary>Gets what is added up.</summary>
    ContenderMeasure Measure => ContenderMeasure.Regret;

    /// <summary>Gets the exponent of the rate to draw beside each learner, shape [learner]; null for none.</summary>
    Sequence<double?> RateExponents => FinalRegrets.Select(_ => (double?)0.5).ToSequence();

    /// <summary>Gets the regret at the horizon by learner, shape [replication].</summary>
    Sequence<(string Learner, Sequence<double> Regrets)> FinalRegrets { get; }
}
