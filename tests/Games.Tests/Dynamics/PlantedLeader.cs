using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.Tests.Dynamics;

/// <summary>A known-bad learner: follows the leader and claims the bound of Hedge.</summary>
internal sealed record PlantedLeader : INoRegretLearner
{
    public string Name => "follow the leader";

    public NoRegretRun Begin(int actions, long horizon) => new Run(actions);

    private sealed class Run : NoRegretRun
    {
        public Run(int actions)
            : base(new ConvexSet.Simplex(actions))
        {
        }

        private Run(Run original)
            : base(original)
        {
        }

        protected override double PathwiseBound => WorstCaseBound;

        protected override double WorstCaseBound => Math.Sqrt(Rounds * Math.Log(Set.Dimension) / 2);

        public override NoRegretRun Fork() => new Run(this);

        protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
        {
            int leader = TotalLosses.IndexOf(TotalLosses.ToArray().Min());
            strategy.Clear();
            strategy[leader] = 1;
        }
    }
}
