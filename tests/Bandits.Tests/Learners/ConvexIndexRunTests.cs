using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>Runs that bound indices by tangents choose, in every round, the arm that a run chooses which computes every index.</summary>
public sealed class ConvexIndexRunTests
{
    // Up to seven arms; means in quarters, so that ties, worthless and perfect arms are common; rewards of 0 and 1 or in eighths.
    private static readonly Arbitrary<Story> Stories = (
        from means in Gen.Choose(0, 4).ListOf().Where(list => list.Count is > 0 and < 8)
        from areFractions in Gen.Elements(true, false)
        from seed in Gen.Choose(0, 1_000_000)
        select new Story([.. means.Select(mean => mean / 4.0)], areFractions, (ulong)seed)).ToArbitrary();

    public static TheoryData<double> Explorations => [0, 3];

    [Theory]
    [MemberData(nameof(Explorations))]
    public void Kl_ucb_chooses_as_if_it_computed_every_index(double exploration) =>
        Check(new KlUcb { Exploration = exploration }, () => Divergence(RewardFamily.ZeroOne, exploration));

    [Fact]
    public void Kl_ucb_of_other_families_chooses_as_if_it_computed_every_index()
    {
        foreach (RewardFamily family in (RewardFamily[])[new RewardFamily.Gaussian(0.25), new RewardFamily.Poisson(), new RewardFamily.Exponential()])
        {
            Check(new KlUcb { Family = family }, () => Divergence(family, 0));
        }
    }

    [Theory]
    [MemberData(nameof(Explorations))]
    public void Bayes_ucb_chooses_as_if_it_computed_every_index(double exploration) => Check(
        new BayesUcb { Exploration = exploration },
        () => new EveryIndex((arm, t, horizon) => BetaDistribution.UpperQuantile(
            1 + arm.Rewards, 1 + (arm.Shows - arm.Rewards), Math.Min(1, 1 / (t * Math.Pow(Math.Log(Math.Max(Math.E, horizon)), exploration))))));

    [Fact]
    public void The_check_refutes_a_slightly_braver_learner() =>
        PlantedLaw.RequireFalsified(() => Check(new KlUcb { Exploration = 0.05 }, () => Divergence(RewardFamily.ZeroOne, 0)));

    private static EveryIndex Divergence(RewardFamily family, double exploration) => new((arm, t, _) => family.UpperBound(
        arm.Rewards / arm.Shows, (Math.Log(t) + (exploration * Math.Log(Math.Max(1, Math.Log(t))))) / arm.Shows));

    private static void Check(ILearner learner, Func<EveryIndex> plain) =>
        Prop.ForAll(Stories, story => IsFollowed(learner, plain(), story)).Check(Laws.Config.WithMaxTest(15));

    // Every eleventh round shows an arm that was not chosen, and every hundredth the run goes on as a fork.
    private static bool IsFollowed(ILearner learner, EveryIndex plain, Story story)
    {
        const int Horizon = 1_200;
        LearnerRun run = learner.Begin(story.Means.Length, Horizon, default);
        RandomStream stream = new StreamKey(story.Seed).Open();
        EveryIndex.Arm[] arms = new EveryIndex.Arm[story.Means.Length];
        for (int round = 0; round < Horizon; round++)
        {
            int chosen = run.Choose();
            if (!plain.MayChoose(chosen, arms, round + 1, Horizon))
            {
                return false;
            }

            int shown = round % 11 == 10 ? stream.NextBelow(arms.Length) : chosen;
            double reward = stream.NextDouble() < story.Means[shown] ? 1 : 0;
            reward = story.AreFractions ? (reward + stream.NextBelow(4)) / 8 : reward;
            run.Observe(shown, new(IsClicked: true, reward));
            arms[shown] = new(arms[shown].Shows + 1, arms[shown].Rewards + reward);
            run = round % 100 == 99 ? run.Fork() : run;
        }

        return true;
    }

    private sealed record Story(double[] Means, bool AreFractions, ulong Seed);

    /// <summary>Computes every index; unseen arms first. Another program's rounding may part ties: an index less than 3·10⁻⁹ below the largest is as good.</summary>
    private sealed class EveryIndex(Func<EveryIndex.Arm, long, long, double> index)
    {
        public bool MayChoose(int chosen, Arm[] arms, long t, long horizon)
        {
            int unseen = Array.FindIndex(arms, arm => arm.Shows == 0);
            if (unseen >= 0)
            {
                return chosen == unseen;
            }

            double[] indices = [.. arms.Select(arm => index(arm, t, horizon))];
            double largest = indices.Max();
            return indices[chosen] >= largest - (3e-9 * (1 + Math.Abs(largest)))
                && chosen <= Array.IndexOf(arms, arms[chosen]);
        }

        public readonly record struct Arm(double Shows, double Rewards);
    }
}
