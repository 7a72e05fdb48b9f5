using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Contracting;

namespace Mechanisms.Learning.Tests.Contracting;

/// <summary>A planted bug: announces and hands over the contract that promises most as it stands, where the agent's answer switches.</summary>
internal sealed record Unrobust(DiscoverAndCover Learner) : IContractLearner
{
    public string Name => $"{Learner.Name} without robustification";

    public ContractRun Begin(Sequence<double> rewards, long horizon, StreamKey key) => new Run((DiscoverAndCoverRun)Learner.Begin(rewards, horizon, key));

    private sealed class Run(DiscoverAndCoverRun run) : ContractRun
    {
        private Contract? raw;

        public override long Rounds => run.Rounds;

        public override Sequence<ContractSample> Samples => run.Samples;

        public override Contract Announce() => run.IsExploring ? run.Announce() : Commit();

        public override void Observe(int outcome) => run.Observe(outcome);

        public override Contract Commit() => run.Cover is null ? run.Commit() : raw ??= run.Cover.Optimum;

        public override ContractRun Fork() => new Run((DiscoverAndCoverRun)run.Fork());
    }
}
