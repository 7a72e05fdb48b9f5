using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.Tests.Dynamics;

public sealed class SwapRegretTests
{
    [Fact]
    public void Swap_regret_respects_the_sum_of_the_bounds_of_the_copies_and_is_at_least_the_regret() =>
        Prop.ForAll(LossCase.Arbitrary(100), @case =>
        {
            foreach (INoRegretLearner learner in (INoRegretLearner[])[new Hedge(), new RegretMatching(), new RegretMatchingPlus(), new AdaHedge()])
            {
                SwapRegretRun run = new SwapRegret(learner).Begin(@case.Actions, @case.Draws.Count);
                NoRegretLawTests.Play(run, @case, 0, @case.Draws.Count);
                Assert.True(run.SwapEvidence.Holds, $"{learner.Name}: {run.SwapEvidence}");
                Assert.True(run.SwapRegret >= run.Regret - 1e-9);
                Assert.True(run.SwapRegret >= -1e-9);
            }
        }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Play_is_a_fixed_point_of_the_advice_and_swap_regret_is_what_enumeration_finds() => Prop.ForAll(LossCase.Arbitrary(12), @case =>
    {
        RegretMatching learner = new();
        SwapRegretRun run = new SwapRegret(learner).Begin(@case.Actions, 12);
        NoRegretRun[] copies = [.. Enumerable.Range(0, @case.Actions).Select(_ => learner.Begin(@case.Actions, 12))];
        double[,] switched = new double[@case.Actions, @case.Actions];
        double[] losses = new double[@case.Actions];
        for (int round = 0; round < @case.Draws.Count; round++)
        {
            double[] strategy = run.Strategy.ToArray();
            double[] advised = new double[@case.Actions];
            for (int action = 0; action < @case.Actions; action++)
            {
                for (int other = 0; other < @case.Actions; other++)
                {
                    advised[other] += strategy[action] * copies[action].Strategy[other];
                }
            }

            Assert.All(advised.Zip(strategy), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
            @case.Losses(round, strategy, losses);
            for (int action = 0; action < @case.Actions; action++)
            {
                copies[action].Observe([.. losses.Select(loss => loss * strategy[action])]);
                for (int other = 0; other < @case.Actions; other++)
                {
                    switched[action, other] += strategy[action] * (losses[action] - losses[other]);
                }
            }

            run.Observe(losses);
        }

        double expected = Enumerable.Range(0, @case.Actions).Sum(action => Enumerable.Range(0, @case.Actions).Max(other => switched[action, other]));
        Assert.Equal(expected, run.SwapRegret, 1e-10);
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Solves_chains_with_several_closed_classes_and_with_one_state()
    {
        // Copies that each advise another pure action: regret matching after one-sided losses.
        SwapRegretRun run = new SwapRegret(new RegretMatching()).Begin(1, 3);
        run.Observe([0.5]);
        Assert.Equal([1.0], run.Strategy.ToArray());
        Assert.Equal(0, run.SwapRegret);
    }
}
