using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.Tests.Dynamics;

public sealed class HedgeTests
{
    [Fact]
    public void Reproduces_the_weights_of_a_small_example()
    {
        NoRegretRun run = new Hedge { Rate = new LearningRate.Constant(0.5) }.Begin(3, 10);
        run.Observe([1, 0, 0.5]);
        AssertStrategy([0.2542752126, 0.4192289516, 0.3264958358], run, 1e-10);
    }

    // The textbook formulas, written out.
    [Fact]
    public void Weighs_by_the_exponential_of_total_losses_and_keeps_the_textbook_bounds() =>
        Prop.ForAll(LossCase.Arbitrary(80), @case =>
        {
            int rounds = @case.Draws.Count;
            double entropy = Math.Log(@case.Actions);
            NoRegretRun constant = new Hedge { Rate = new LearningRate.Constant(0.2) }.Begin(@case.Actions, rounds);
            NoRegretRun tuned = new Hedge().Begin(@case.Actions, rounds);
            NoRegretRun anytime = new Hedge { Rate = new LearningRate.Anytime() }.Begin(@case.Actions, rounds);
            NoRegretRun ada = new AdaHedge().Begin(@case.Actions, rounds);
            NoRegretRun matching = new RegretMatching().Begin(@case.Actions, rounds);
            NoRegretRun plus = new RegretMatchingPlus().Begin(@case.Actions, rounds);
            foreach (NoRegretRun run in (NoRegretRun[])[constant, tuned, anytime, ada, matching, plus])
            {
                NoRegretLawTests.Play(run, @case, 0, rounds);
            }

            AssertWeights(constant, 0.2);
            AssertWeights(tuned, Math.Sqrt(8 * entropy / rounds));
            AssertWeights(anytime, Math.Sqrt(8 * entropy / (rounds + 1)));
            Assert.True(constant.Regret <= (entropy / 0.2) + (0.2 * rounds / 8) + 1e-9);
            Assert.True(tuned.Regret <= Math.Sqrt(rounds * entropy / 2) + 1e-9);
            Assert.True(anytime.Regret <= (2 * Math.Sqrt(rounds * entropy / 2)) + Math.Sqrt(entropy / 8) + 1e-9);
            Assert.True(ada.Regret <= Math.Sqrt(rounds * entropy) + (4 * entropy / 3) + 2 + 1e-9);
            Assert.True(matching.Regret <= Math.Sqrt(@case.Actions * rounds) + 1e-9);
            Assert.True(plus.Regret <= Math.Sqrt(@case.Actions * rounds) + 1e-9);
        }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Mirror_descent_with_entropy_and_a_constant_rate_is_Hedge() => Prop.ForAll(LossCase.Arbitrary(80), @case =>
    {
        foreach (Hint hint in Enum.GetValues<Hint>())
        {
            LearningRate rate = new LearningRate.Constant(0.7);
            NoRegretRun hedge = new Hedge { Rate = rate, Hint = hint }.Begin(@case.Actions, 80);
            NoRegretRun mirror = new MirrorDescent { Regularizer = new Regularizer.Entropy(), Rate = rate, Hint = hint }.Begin(@case.Actions, 80);
            LossCase fixedCase = @case.Kind == LossKind.Adversarial ? @case with { Kind = LossKind.Random } : @case;
            NoRegretLawTests.Play(hedge, fixedCase, 0, fixedCase.Draws.Count);
            NoRegretLawTests.Play(mirror, fixedCase, 0, fixedCase.Draws.Count);
            AssertStrategy(hedge.Strategy.ToArray(), mirror, 1e-12);
        }
    }).Check(Laws.Config);

    [Fact]
    public void Told_the_coming_losses_an_optimist_has_constant_regret()
    {
        NoRegretRun run = new Hedge { Rate = new LearningRate.Constant(1), Hint = Hint.LastLoss }.Begin(2, 1000);
        for (int round = 0; round < 1000; round++)
        {
            double[] losses = [(round / 7) % 2, (round / 5) % 2];
            run.Expect(losses);
            run.Observe(losses);
        }

        Assert.True(run.Regret <= Math.Log(2) + 1e-9, $"{run.Evidence}");
        Assert.True(run.Evidence.Holds);
    }

    [Fact]
    public void Repeated_losses_cost_an_optimist_a_constant_and_a_plain_learner_nothing_more_than_its_bound()
    {
        NoRegretRun plain = new AdaHedge().Begin(3, 10_000);
        for (int round = 0; round < 10_000; round++)
        {
            plain.Observe([0, 1, 1]);
        }

        Assert.InRange(plain.Regret, 0, 3);
    }

    [Fact]
    public void Huge_total_losses_neither_overflow_nor_lose_the_leader()
    {
        NoRegretRun run = new Hedge { Rate = new LearningRate.Constant(1) }.Begin(3, 10);
        run.Observe([1e12, 1e12 + 1, 2e12]);
        AssertStrategy([1 / (1 + Math.Exp(-1)), Math.Exp(-1) / (1 + Math.Exp(-1)), 0], run, 1e-3);
        Assert.True(run.Evidence.Holds);
    }

    internal static void AssertStrategy(double[] expected, NoRegretRun run, double within)
    {
        for (int action = 0; action < expected.Length; action++)
        {
            Assert.Equal(expected[action], run.Strategy[action], within);
        }
    }

    private static void AssertWeights(NoRegretRun run, double rate)
    {
        double least = run.TotalLosses.ToArray().Min();
        double[] weights = [.. run.TotalLosses.ToArray().Select(total => Math.Exp(-rate * (total - least)))];
        AssertStrategy([.. weights.Select(weight => weight / weights.Sum())], run, 1e-12);
    }
}
