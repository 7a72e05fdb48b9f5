using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.SideBySide.Suites;

/// <summary>A linear contextual bandit whose contexts and noise are made beforehand, so that learners alone are timed.</summary>
internal sealed class LinearWork
{
    private const int Noises = 4096;

    private readonly double[][] contexts;
    private readonly double[] weights;
    private readonly double[] noise = new double[Noises];

    /// <summary>Draws contexts, weights and noise.</summary>
    /// <param name="arms">Number of arms.</param>
    /// <param name="dimension">Length of contexts.</param>
    /// <param name="rounds">Rounds of a run.</param>
    /// <param name="sets">Sets of contexts, shown in turn; 1 for fixed contexts.</param>
    public LinearWork(int arms, int dimension, int rounds, int sets)
    {
        (Arms, Dimension, Rounds) = (arms, dimension, rounds);
        UnitContexts source = new(arms, dimension);
        contexts = [.. Enumerable.Range(0, sets).Select(_ => new double[arms * dimension])];
        RandomStream lengths = new StreamKey(3).Open();
        for (int set = 0; set < sets; set++)
        {
            source.Fill(set, new StreamKey(1), contexts[set]);
            Stretch(contexts[set], ref lengths);
        }

        weights = new double[dimension];
        Array.Fill(weights, 1 / Math.Sqrt(dimension));
        RandomStream stream = new StreamKey(2).Open();
        NormalDistribution distribution = new(0, 0.1);
        foreach (ref double value in noise.AsSpan())
        {
            value = distribution.Draw(ref stream);
        }
    }

    public int Arms { get; }

    public int Dimension { get; }

    public int Rounds { get; }

    /// <summary>Plays a learner.</summary>
    /// <returns>The sum of rewards.</returns>
    public double Play(IContextualLearner learner)
    {
        ContextualRun run = learner.Begin(Arms, Dimension, Rounds, default);
        double total = 0;
        for (int round = 0; round < Rounds; round++)
        {
            double[] shown = contexts[round % contexts.Length];
            int arm = run.Choose(shown);
            double reward = Reward(round, shown, arm);
            run.Observe(arm, shown.AsSpan(arm * Dimension, Dimension), reward);
            total += reward;
        }

        return total;
    }

    /// <summary>Plays LinUCB as a textbook writes it: full matrices, and a linear system solved for every index.</summary>
    /// <returns>The sum of rewards.</returns>
    public double PlayTextbook(bool isShared, double radius)
    {
        TextbookLinUcb textbook = new(isShared ? 1 : Arms, Dimension, radius);
        double total = 0;
        for (int round = 0; round < Rounds; round++)
        {
            double[] shown = contexts[round % contexts.Length];
            int arm = textbook.Choose(shown, Arms);
            double reward = Reward(round, shown, arm);
            textbook.Observe(arm, shown.AsSpan(arm * Dimension, Dimension), reward);
            total += reward;
        }

        return total;
    }

    // Of unit vectors that nobody knows anything about all indices are 1, and rounding would choose.
    private void Stretch(double[] shown, ref RandomStream lengths)
    {
        for (int arm = 0; arm < Arms; arm++)
        {
            double length = 0.5 + lengths.NextDouble();
            foreach (ref double entry in shown.AsSpan(arm * Dimension, Dimension))
            {
                entry *= length;
            }
        }
    }

    private double Reward(int round, double[] shown, int arm)
    {
        double mean = 0;
        for (int entry = 0; entry < weights.Length; entry++)
        {
            mean += weights[entry] * shown[(arm * Dimension) + entry];
        }

        return mean + noise[round & (Noises - 1)];
    }
}
