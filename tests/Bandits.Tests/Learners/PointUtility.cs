using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>Planted bug: UCB-utility without optimism: the index is the utility at the estimates, u(clicks / shows, rewards / clicks).</summary>
public sealed record PointUtility(ClickUtility Utility) : ILearner
{
    public string Name => "point utility";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        new Run(Utility, new double[arms], new double[arms], new double[arms]);

    private sealed class Run(ClickUtility utility, double[] shows, double[] clicks, double[] rewards) : LearnerRun
    {
        public override int Choose() => Enumerable.Range(0, shows.Length).MaxBy(Index);

        public override void Observe(int arm, Observation observation)
        {
            shows[arm]++;
            clicks[arm] += observation.IsClicked ? 1 : 0;
            rewards[arm] += observation.Reward;
        }

        public override LearnerRun Fork() => new Run(utility, [.. shows], [.. clicks], [.. rewards]);

        private double Index(int arm) => shows[arm] == 0
            ? double.PositiveInfinity
            : utility.Value(clicks[arm] / shows[arm], rewards[arm] / Math.Max(1, clicks[arm]));
    }
}
