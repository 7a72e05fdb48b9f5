using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Contracting;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Learning.Senders;

namespace Mechanisms.SideBySide.Suites.Rates;

/// <summary>Learners whose latest run is kept, so that what it ended with can be read. For one thread.</summary>
internal static class KeptRuns
{
    /// <summary>A learner of scoring rules whose latest run is kept.</summary>
    internal sealed class Forecasting(IForecastingLearner learner) : IForecastingLearner
    {
        public string Name => learner.Name;

        public ForecastingRun? Latest { get; private set; }

        public ForecastingRun Begin(ForecastingTask task, long horizon) => Latest = learner.Begin(task, horizon);
    }

    /// <summary>A receiver whose latest run is kept.</summary>
    internal sealed class Senders(ISendersLearner learner) : ISendersLearner
    {
        public string Name => learner.Name;

        public SendersRun? Latest { get; private set; }

        public SendersRun Begin(SendersTask task, long horizon) => Latest = learner.Begin(task, horizon);
    }

    /// <summary>A learner of contracts whose latest run is kept.</summary>
    internal sealed class Contracts(IContractLearner learner) : IContractLearner
    {
        public string Name => learner.Name;

        public ContractRun? Latest { get; private set; }

        public ContractRun Begin(Sequence<double> rewards, long horizon, StreamKey key) => Latest = learner.Begin(rewards, horizon, key);
    }
}
