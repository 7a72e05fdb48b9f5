using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Fairness;

/// <summary>Individuals in the plane, random linear classifiers to choose from, and one auditor who allows treatment to differ by the chances of deserving it.</summary>
/// <remarks>
/// An individual at (x, y), uniform over [-1, 1]², deserves acceptance with probability 1/(1 + exp(-Steepness (x + y/2))). A hypothesis with weights (a, b, c),
/// uniform over [-1, 1]³, accepts when ax + by + 0.3c > 0. Classifiers and individuals come from the replication's role <see cref="Streams.Instances"/>,
/// classifiers first. Immutable and thread-safe.
/// </remarks>
[Reference("bechavod2023", "individual fairness with one-sided feedback; this world is the suite's own")]
public sealed record ClassifierWorld
{
    private const int Coordinates = 3;
    private const double Offset = 0.3;

    /// <summary>Gets the number of classifiers.</summary>
    /// <value>At least 1; 30 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Hypotheses { get; init => field = AtLeastOne(value); } = 30;

    /// <summary>Gets the number of individuals of a round.</summary>
    /// <value>At least 1; 3 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Individuals { get; init => field = AtLeastOne(value); } = 3;

    /// <summary>Gets how sharply who deserves acceptance is divided from who does not.</summary>
    /// <value>Positive and finite; 6 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Steepness { get; init => field = LearnerSettings.Positive(value); } = 6;

    /// <summary>Gets what the auditor tolerates beyond the difference of chances, in probability of acceptance.</summary>
    /// <value>Positive and finite; 0.05 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Slack { get; init => field = LearnerSettings.Positive(value); } = 0.05;

    /// <summary>Draws the classifiers, shape [hypothesis, coordinate].</summary>
    internal Matrix<double> DrawClassifiers(ref RandomStream stream)
    {
        double[] weights = new double[Hypotheses * Coordinates];
        foreach (ref double weight in weights.AsSpan())
        {
            weight = Centered(ref stream);
        }

        return new(Hypotheses, Coordinates, weights);
    }

    /// <summary>Draws the individuals of a round, what they deserve, and the panel that judges the policy.</summary>
    internal (FairRound Round, bool[] Labels, AuditPanel Panel) DrawRound(ref RandomStream stream, Matrix<double> classifiers)
    {
        bool[] decisions = new bool[Hypotheses * Individuals];
        bool[] labels = new bool[Individuals];
        double[] chances = new double[Individuals];
        for (int individual = 0; individual < Individuals; individual++)
        {
            double x = Centered(ref stream);
            double y = Centered(ref stream);
            chances[individual] = 1 / (1 + Elementary.Exp(-Steepness * (x + (0.5 * y))));
            labels[individual] = stream.NextDouble() < chances[individual];
            for (int hypothesis = 0; hypothesis < Hypotheses; hypothesis++)
            {
                ReadOnlySpan<double> weights = classifiers.Row(hypothesis);
                decisions[(hypothesis * Individuals) + individual] = (weights[0] * x) + (weights[1] * y) + (Offset * weights[2]) > 0;
            }
        }

        double[] distances = new double[Individuals * Individuals];
        for (int pair = 0; pair < distances.Length; pair++)
        {
            distances[pair] = Math.Abs(chances[pair / Individuals] - chances[pair % Individuals]);
        }

        return (new(new(Hypotheses, Individuals, decisions)), labels, new([new(Individuals, Individuals, distances)], Slack));
    }

    private static double Centered(ref RandomStream stream) => (2 * stream.NextDouble()) - 1;

    private static int AtLeastOne(int value) => value >= 1 ? value : throw new ArgumentOutOfRangeException(
        nameof(value), value, FormattableString.Invariant($"A world needs at least 1 of each; got {value}."));
}
