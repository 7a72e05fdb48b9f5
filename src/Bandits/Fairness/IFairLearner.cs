using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Fairness;

/// <summary>Immutable settings of a learner that accepts or rejects individuals and learns the truth about the accepted alone; they begin runs.</summary>
public interface IFairLearner
{
    /// <summary>Gets the name that tables and files carry.</summary>
    string Name { get; }

    /// <summary>Gets what a reported pair costs, C, per unit of difference of treatment, in units of errors.</summary>
    double Penalty { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="hypotheses">Number of hypotheses to choose from, at least 1.</param>
    /// <param name="individuals">Number of individuals of a round, at least 1.</param>
    /// <param name="horizon">Number of rounds the learner plans for, at least 1.</param>
    /// <param name="key">The replication's key; the learner draws from its role <see cref="Streams.Learner"/> only, round t from 0 at block t.</param>
    /// <returns>A run before its first round.</returns>
    FairRun Begin(int hypotheses, int individuals, long horizon, StreamKey key);
}
