using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.Tests.Dynamics;

/// <summary>Every learner over actions, in the variants that matter.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<INoRegretLearner> Learners { get; } =
    [
        new Hedge(),
        new Hedge { Name = "Hedge .5", Rate = new LearningRate.Constant(0.5) },
        new Hedge { Name = "Hedge 40", Rate = new LearningRate.Constant(40) },
        new Hedge { Name = "Hedge anytime", Rate = new LearningRate.Anytime() },
        new Hedge { Name = "optimistic Hedge", Hint = Hint.LastLoss },
        new Doubling(new Hedge()),
        new AdaHedge(),
        new RegretMatching(),
        new FictitiousPlay(),
        new RegretMatchingPlus(),
        new PredictiveRegretMatchingPlus(),
        new SwapRegret(new Hedge()),
        new SwapRegret(new RegretMatchingPlus()),
        .. Regularized(),
    ];

    private static IEnumerable<INoRegretLearner> Regularized()
    {
        foreach (Regularizer regularizer in (Regularizer[])[new Regularizer.Entropy(), new Regularizer.Euclidean(), new Regularizer.LogBarrier(), new Regularizer.Tsallis()])
        {
            foreach (Hint hint in Enum.GetValues<Hint>())
            {
                string name = $"{regularizer.GetType().Name} {hint}";
                yield return new FollowTheRegularizedLeader { Name = "FTRL " + name, Regularizer = regularizer, Hint = hint };
                yield return new MirrorDescent { Name = "OMD " + name, Regularizer = regularizer, Hint = hint };
                yield return new MirrorDescent { Name = "OMD constant " + name, Regularizer = regularizer, Hint = hint, Rate = new LearningRate.Constant(0.3) };
                if (regularizer is not Regularizer.LogBarrier)
                {
                    yield return new FollowTheRegularizedLeader
                    {
                        Name = "FTRL adaptive " + name,
                        Regularizer = regularizer,
                        Hint = hint,
                        Rate = new LearningRate.Adaptive(),
                    };
                }
            }
        }

        yield return new MirrorDescent { Name = "OMD anytime", Rate = new LearningRate.Anytime() };
    }
}
