using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Fairness;

/// <summary>Individually fair acceptance with one-sided feedback, by following leaders of randomly perturbed past costs.</summary>
/// <remarks>
/// A leader minimizes past costs, estimated as in <see cref="FairExp2"/>, plus a Laplace cost of scale 1/Rate for every separator that it accepts: individuals of
/// whom at least one tells any two hypotheses apart. The policy of a round is the even mixture of Samples leaders of independent perturbations, so that the
/// probabilities by which labels are divided are known exactly. An individual whom a single leader accepts with probability π is missed by all with probability
/// (1 − π)^Samples; accepting it then seems free, an error that vanishes as Samples grows. Minimizing is all that is asked of the hypotheses; here
/// they are enumerated, and ties go to the lowest. No constant of a regret bound is claimed.
/// <para>Time O(Samples · hypotheses · separators) per round, O(Samples · hypotheses) without separators; memory O(hypotheses). Runs are single-threaded;
/// settings are immutable.</para>
/// </remarks>
[Reference("syrgkanis2016", "Context-Semi-Bandit-FTPL")]
[Reference("bechavod2023", "reduction to a contextual combinatorial semi-bandit")]
public sealed record FairFtpl : IFairLearner
{
    /// <inheritdoc/>
    /// <value><c>fair FTPL</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "fair FTPL";

    /// <inheritdoc/>
    /// <value>At least 0 and finite, in units of errors; 1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Penalty { get; init => field = CostEstimates.Penalty(value); } = 1;

    /// <summary>Gets the reciprocal scale of the perturbations.</summary>
    /// <value>Positive and finite, per unit of cost; null, the default, for √(ln(hypotheses)/T)/(k(1 + Penalty)) with k individuals a round.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? Rate { get; init => field = AdversarialSettings.Rate(value); }

    /// <summary>Gets the leaders that a policy mixes.</summary>
    /// <value>At least 1; 100 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Samples
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = 100;

    /// <summary>Gets whom each hypothesis accepts of the separators, shape [hypothesis, separator].</summary>
    /// <value>Null by default: one separator for each hypothesis, accepted by it alone, so that perturbations are independent.</value>
    public Matrix<bool>? Separators { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The separators are for another number of hypotheses.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public FairRun Begin(int hypotheses, int individuals, long horizon, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return Separators is not { } separators || separators.Rows == hypotheses
            ? new Run(this, hypotheses, individuals, horizon, key)
            : throw new ArgumentException(FormattableString.Invariant($"Separators must say what each of {hypotheses} hypotheses does; got rows for {separators.Rows}."), nameof(hypotheses));
    }

    private sealed class Run : FairRun
    {
        private const ulong WordsPerDraw = 2;

        private readonly FairFtpl settings;
        private readonly StreamKey perturbations;
        private readonly double scale;
        private readonly CostEstimates costs;
        private readonly double[] weights;
        private readonly double[] perturbed;

        public Run(FairFtpl settings, int hypotheses, int individuals, long horizon, StreamKey key)
            : base(hypotheses, individuals, key)
        {
            this.settings = settings;
            perturbations = key.Role(Streams.Learner).Agent(1);
            scale = 1 / (settings.Rate ?? Math.Sqrt(Elementary.Log(Math.Max(hypotheses, 2)) / horizon) / (individuals * (1 + settings.Penalty)));
            costs = new(hypotheses, settings.Penalty);
            weights = new double[hypotheses];
            perturbed = new double[hypotheses];
            Mix(round: 0);
        }

        private Run(Run original)
            : base(original)
        {
            (settings, perturbations, scale) = (original.settings, original.perturbations, original.scale);
            costs = original.costs.Copy();
            weights = [.. original.weights];
            perturbed = new double[weights.Length];
        }

        public override ReadOnlySpan<double> Weights => weights;

        private int Separators => settings.Separators?.Columns ?? Hypotheses;

        public override FairRun Fork() => new Run(this);

        protected override void Learn(FairRound round, int hypothesis, ReadOnlySpan<bool> labels, FairnessReport? report)
        {
            costs.Add(round, hypothesis, Acceptance, labels, report);
            Mix(Rounds + 1);
        }

        /// <summary>Finds the leaders of a round; its draws begin at word 2 · round · Samples · separators.</summary>
        private void Mix(long round)
        {
            RandomStream stream = new StreamPosition(
                perturbations, (ulong)round * (ulong)settings.Samples * (ulong)Separators * WordsPerDraw).Open();
            Array.Clear(weights);
            for (int sample = 0; sample < settings.Samples; sample++)
            {
                weights[Leader(ref stream)]++;
            }

            foreach (ref double weight in weights.AsSpan())
            {
                weight /= settings.Samples;
            }
        }

        private int Leader(ref RandomStream stream)
        {
            costs.Values.CopyTo(perturbed);
            for (int separator = 0; separator < Separators; separator++)
            {
                Perturb(separator, scale * Laplace(stream.NextDouble()));
            }

            int leader = 0;
            for (int hypothesis = 1; hypothesis < perturbed.Length; hypothesis++)
            {
                leader = perturbed[hypothesis] < perturbed[leader] ? hypothesis : leader;
            }

            return leader;
        }

        private void Perturb(int separator, double cost)
        {
            if (settings.Separators is not { } accepted)
            {
                perturbed[separator] += cost;
                return;
            }

            for (int hypothesis = 0; hypothesis < perturbed.Length; hypothesis++)
            {
                perturbed[hypothesis] += accepted[hypothesis, separator] ? cost : 0;
            }
        }

        // An exponential number with a random sign: the top bit of the uniform number, whose rest is uniform over [0, 1) again; 1 minus it is never 0.
        private static double Laplace(double uniform)
        {
            bool isPositive = uniform >= 0.5;
            double exponential = -Elementary.Log(1 - ((2 * uniform) - (isPositive ? 1 : 0)));
            return isPositive ? exponential : -exponential;
        }
    }
}
