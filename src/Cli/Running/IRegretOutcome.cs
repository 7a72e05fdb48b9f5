using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>An outcome that tells the regret of learners at the end of each run, so that a grid of horizons can fit how it grows.</summary>
internal interface IRegretOutcome
{
    /// <summary>Gets the rounds of every run.</summary>
    long Horizon { get; }

    /// <summary>Gets the regret at the horizon by learner, shape [replication].</summary>
    Sequence<(string Learner, Sequence<double> Regrets)> FinalRegrets { get; }
}
