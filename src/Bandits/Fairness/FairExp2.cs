using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Bandits.Fairness;

/// <summary>Individually fair acceptance with one-sided feedback, by reduction to exponential weights over hypotheses.</summary>
/// <remarks>
/// A hypothesis pays 1 − label for everybody it accepts and ½ for everybody it rejects, which orders hypotheses as their errors do (differences are
/// half) and needs no label of the rejected; a report adds Penalty for accepting the favored and takes Penalty off for accepting the slighted. Labels are
/// divided by the probability of acceptance, so that the estimated cost of every hypothesis is right on average. With k individuals,
/// M = 1 + Penalty and the rate √(ln(hypotheses)/(T k² M²)) the regret in this cost is at most 2 k M √(T ln(hypotheses)).
/// A larger Penalty buys fewer reports with more errors.
/// <para>Time O(hypotheses · individuals) per round, memory O(hypotheses). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("bechavod2023", "reduction to a contextual combinatorial semi-bandit, Exp2")]
public sealed record FairExp2 : IFairLearner
{
    private static readonly Regularizer.Entropy Entropy = new();

    /// <inheritdoc/>
    /// <value><c>fair Exp2</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "fair Exp2";

    /// <summary>Gets what a reported pair costs, C, per unit of difference of treatment.</summary>
    /// <value>At least 0 and finite, in units of errors; 1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Penalty { get; init => field = CostEstimates.Penalty(value); } = 1;

    /// <summary>The regret in Lagrangian cost that is not exceeded in expectation.</summary>
    /// <param name="hypotheses">Number of hypotheses, at least 1.</param>
    /// <param name="individuals">Number of individuals of a round, at least 1.</param>
    /// <param name="rounds">Number of rounds, at least 1.</param>
    /// <returns>2 k (1 + Penalty) √(T ln(hypotheses)).</returns>
    public double RegretBound(int hypotheses, int individuals, long rounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hypotheses, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(individuals, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        return 2 * individuals * (1 + Penalty) * Math.Sqrt(rounds * Elementary.Log(hypotheses));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public FairRun Begin(int hypotheses, int individuals, long horizon, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return new Run(Penalty, hypotheses, individuals, horizon, key);
    }

    private sealed class Run : FairRun
    {
        private readonly double rate;
        private readonly CostEstimates costs;
        private readonly double[] weights;

        public Run(double penalty, int hypotheses, int individuals, long horizon, StreamKey key)
            : base(hypotheses, individuals, key)
        {
            rate = Math.Sqrt(Elementary.Log(Math.Max(hypotheses, 2)) / horizon) / (individuals * (1 + penalty));
            costs = new(hypotheses, penalty);
            weights = new double[hypotheses];
            weights.AsSpan().Fill(1.0 / hypotheses);
        }

        private Run(Run original)
            : base(original)
        {
            rate = original.rate;
            costs = original.costs.Copy();
            weights = [.. original.weights];
        }

        public override ReadOnlySpan<double> Weights => weights;

        public override FairRun Fork() => new Run(this);

        protected override void Learn(FairRound round, int hypothesis, ReadOnlySpan<bool> labels, FairnessReport? report)
        {
            costs.Add(round, hypothesis, Acceptance, labels, report);
            for (int other = 0; other < weights.Length; other++)
            {
                weights[other] = Math.Min(rate * costs.Values[other], double.MaxValue);
            }

            Entropy.Minimize(weights, weights);
        }
    }
}
