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
        private CommittedContract? raw;

        public override long Rounds => run.Rounds;

        public override Sequence<ContractSample> Samples => run.Samples;

        public override Contract Announce() => run.IsExploring ? run.Announce() : Commit().Contract;

        public override void Observe(int outcome) => run.Observe(outcome);

        public override CommittedContract Commit() => run.Cover is { } cover ? raw ??= Raw(cover) : run.Commit();

        public override ContractRun Fork() => new Run((DiscoverAndCoverRun)run.Fork());

        private static CommittedContract Raw(ContractCover cover) =>
            new(cover.Optimum, new(cover.Optimum, cover.Regions[cover.Best].Law, 1, cover.Regions[cover.Best].Error), cover.LossBound);
    }
}
