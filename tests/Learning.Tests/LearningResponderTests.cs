using Mechanisms.Bandits.Learners;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Contracting;
using Mechanisms.Learning.Tests.Contracting;

namespace Mechanisms.Learning.Tests;

public sealed class LearningResponderTests
{
    private static readonly ILearner[] Learners = [new Ucb1(), new BetaThompson()];

    // What actions would earn is shown in the opposite order: only what they did earn counts.
    [Fact]
    public void An_agent_that_learns_ends_with_its_best_action()
    {
        double[] payoffs = [-0.5, 1, 0.2];
        double[] shown = [1, -1, 0];
        foreach (ILearner learner in Learners)
        {
            ResponderRun run = new LearningResponder(learner).Begin(3, (-0.5, 1), 3000, new StreamKey(1));
            int[] chosen = new int[3000];
            for (int round = 0; round < chosen.Length; round++)
            {
                chosen[round] = run.Choose(shown, shown);
                run.Observe(chosen[round], payoffs[chosen[round]]);
            }

            Assert.InRange(chosen.TakeLast(1000).Count(action => action == 1), 950, 1000);
        }
    }

    // Paid 1/2 for success the second action earns the agent 0.8 / 2 − 0.1 = 0.3 and leaves 0.4, the first one 0.05 and 0.05. A rational agent makes up for nothing of the optimum; one that has learned loses no more at the end.
    [Fact]
    public void A_simulated_agent_learns_from_what_it_was_paid()
    {
        foreach (ILearner learner in Learners)
        {
            Assert.Equal(Regret(new RationalResponder()), Regret(new LearningResponder(learner)), 0.04);
        }

        static double Regret(IResponder agent)
        {
            ContractContender contender = new(ContractingModels.Apart, new FixedContract(Contract.Create([0, 0.5])), ContractBenchmark.BestSummed) { Agent = agent };
            Sequence<double> regrets = contender.Play([5000, 10_000], new StreamKey(1), TestContext.Current.CancellationToken).Regret;
            return (regrets[1] - regrets[0]) / 5000;
        }
    }
}
