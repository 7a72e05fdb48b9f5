using Mechanisms.Bandits.Fairness;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Fairness;

/// <summary>Three individuals a round in the plane, thirty linear classifiers, one auditor whose distances are those of the label probabilities.</summary>
internal static class FairWorld
{
    private const int Individuals = 3;
    private const int Hypotheses = 30;

    public static (double Regret, int Reports) Play(IFairLearner learner, int rounds, StreamKey key)
    {
        RandomStream stream = key.Role(Streams.Instances).Open();
        double[,] classifiers = new double[Hypotheses, 3];
        foreach (ref double weight in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref classifiers[0, 0], classifiers.Length))
        {
            weight = (2 * stream.NextDouble()) - 1;
        }

        FairRun run = learner.Begin(Hypotheses, Individuals, rounds, key);
        double penalty = learner.Penalty;
        double[] regret = new double[Hypotheses];
        int reports = 0;
        for (int round = 0; round < rounds; round++)
        {
            (FairRound faced, bool[] labels, AuditPanel panel) = Draw(ref stream, classifiers);
            run.Face(faced);
            FairnessReport? report = panel.Audit(run.Acceptance);
            reports += report is null ? 0 : 1;
            double[] costs = [.. Enumerable.Range(0, Hypotheses).Select(hypothesis => FairCase.Cost(faced, hypothesis, labels, report, penalty))];
            double own = Enumerable.Range(0, Hypotheses).Sum(hypothesis => run.Weights[hypothesis] * costs[hypothesis]);
            for (int hypothesis = 0; hypothesis < Hypotheses; hypothesis++)
            {
                regret[hypothesis] += own - costs[hypothesis];
            }

            run.Observe(labels, report);
        }

        return (regret.Max(), reports);
    }

    private static (FairRound Round, bool[] Labels, AuditPanel Panel) Draw(ref RandomStream stream, double[,] classifiers)
    {
        bool[] decisions = new bool[Hypotheses * Individuals];
        bool[] labels = new bool[Individuals];
        double[] chances = new double[Individuals];
        for (int individual = 0; individual < Individuals; individual++)
        {
            double x = (2 * stream.NextDouble()) - 1;
            double y = (2 * stream.NextDouble()) - 1;
            chances[individual] = 1 / (1 + Math.Exp(-6 * (x + (0.5 * y))));
            labels[individual] = stream.NextDouble() < chances[individual];
            for (int hypothesis = 0; hypothesis < Hypotheses; hypothesis++)
            {
                decisions[(hypothesis * Individuals) + individual] =
                    (classifiers[hypothesis, 0] * x) + (classifiers[hypothesis, 1] * y) + (0.3 * classifiers[hypothesis, 2]) > 0;
            }
        }

        double[] distances = [.. Enumerable.Range(0, Individuals * Individuals).Select(pair => Math.Abs(chances[pair / Individuals] - chances[pair % Individuals]))];
        return (new(new(Hypotheses, Individuals, decisions)), labels, new([new(Individuals, Individuals, distances)], 0.05));
    }
}
