using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Contracting;

namespace Mechanisms.Learning.Tests.Contracting;

/// <summary>Announces one contract in every round.</summary>
internal sealed record FixedContract(Contract Contract) : IContractLearner
{
    public string Name => "fixed";

    public ContractRun Begin(Sequence<double> rewards, long horizon, StreamKey key) => new Run(Contract);

    private sealed class Run(Contract contract) : ContractRun
    {
        private long rounds;

        public override long Rounds => rounds;

        public override Contract Announce() => contract;

        public override void Observe(int outcome) => rounds++;

        public override CommittedContract Commit() => new(contract);

        public override ContractRun Fork() => new Run(contract) { rounds = rounds };
    }
}
