using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.PeerAssessment;

namespace Mechanisms.Tests.PeerAssessment;

/// <summary>
/// How far the mean of grades and PeerRank are from true grades: ten peers, true grades out of 100, and a grader reads each of the 100 units
/// rightly with a probability of its own grade.
/// </summary>
public class GradingErrorTests
{
    private const int Repetitions = 60;

    // By chance with probability 1e-6 beyond so many standard errors.
    private const double Significant = 4.75;

    private delegate int Grade(ref RandomStream stream);

    // Paired over repetitions of a fixed key, twice the error of PeerRank is below that of the mean.
    [Theory]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Halves_the_error_of_the_mean_where_peers_are_good(double quality) => Assert.True(Lead(Binomial(quality), new PeerRank(), 2) > Significant);

    [Fact]
    public void With_poor_peers_the_mean_is_better() => Assert.True(Lead(Binomial(0.5), new PeerRank(), 1) < -Significant);

    // Planted: without the reward for grading well no quality makes peers halve the error.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.6)]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Without_the_reward_the_error_of_the_mean_is_not_halved(double quality) => Assert.True(Lead(Binomial(quality), new PeerRank(beta: 0), 2) < -Significant);

    // Reference figures, of 60 repetitions with other random numbers: the difference of two such means has a standard error of sqrt(2) times one.
    [Theory]
    [InlineData(0.5, 0.0512, 0.1766)]
    [InlineData(0.6, 0.0891, 0.0899)]
    [InlineData(0.7, 0.1231, 0.0336)]
    [InlineData(0.8, 0.1210, 0.0216)]
    [InlineData(0.9, 0.0801, 0.0216)]
    public void Errors_with_binomial_true_grades_are_the_reference_figures(double quality, double mean, double ranked) =>
        RequireNear(Binomial(quality), (mean, ranked), 5e-5);

    [Theory]
    [InlineData(0.5, 0.142, 0.077)]
    [InlineData(0.7, 0.111, 0.037)]
    [InlineData(0.0, 0.291, 0.332)]
    public void Errors_with_uniform_true_grades_are_the_reference_figures(double low, double mean, double ranked) =>
        RequireNear((ref RandomStream stream) => (int)Math.Round(100 * (low + ((1 - low) * stream.NextDouble()))), (mean, ranked), 5e-4);

    // The reward is for grading near the final grades: who draws grades at random gets less of it than who reads them.
    [Fact]
    public void Who_grades_at_random_loses_part_of_the_reward()
    {
        double[] losses = [.. Enumerable.Range(0, Repetitions).Select(repetition =>
        {
            RandomStream stream = new StreamKey(2015).Replication(repetition).Open();
            (int[] _, Rational[][] reports) = Draw(Binomial(0.8), ref stream);
            double honest = new PeerRank().Decide([.. reports.Select(report => report.ToSequence())]).Grades[0];
            foreach (ref Rational grade in reports[0].AsSpan())
            {
                grade = new(stream.NextBelow(101), 100);
            }

            return honest - new PeerRank().Decide([.. reports.Select(report => report.ToSequence())]).Grades[0];
        })];
        Assert.True(losses.Average() > Significant * StandardError(losses));
    }

    private static void RequireNear(Grade grade, (double Mean, double Ranked) expected, double rounding)
    {
        (double Mean, double Ranked)[] errors = Errors(grade, new PeerRank());
        Near(expected.Mean, [.. errors.Select(error => error.Mean)]);
        Near(expected.Ranked, [.. errors.Select(error => error.Ranked)]);

        void Near(double figure, double[] measured) =>
            Assert.Equal(figure, measured.Average(), rounding + (Significant * Math.Sqrt(2) * StandardError(measured)));
    }

    // In standard errors: by how much the error of the mean is above a factor times that of the rule.
    private static double Lead(Grade grade, PeerRank rule, double factor)
    {
        double[] differences = [.. Errors(grade, rule).Select(error => error.Mean - (factor * error.Ranked))];
        return differences.Average() / StandardError(differences);
    }

    private static double StandardError(double[] values)
    {
        double mean = values.Average();
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        return Math.Sqrt(variance / values.Length);
    }

    // Roots of mean squares over the peers, of the means of grades and of the rule's.
    private static (double Mean, double Ranked)[] Errors(Grade grade, PeerRank rule) => [.. Enumerable.Range(0, Repetitions).Select(repetition =>
    {
        RandomStream stream = new StreamKey(2014).Replication(repetition).Open();
        (int[] truth, Rational[][] reports) = Draw(grade, ref stream);
        double[] means = [.. truth.Select((_, graded) => reports.Average(report => report[graded].ToDouble()))];
        return (Error(means, truth), Error([.. rule.Decide([.. reports.Select(report => report.ToSequence())]).Grades], truth));
    })];

    private static (int[] Truth, Rational[][] Reports) Draw(Grade grade, ref RandomStream stream)
    {
        int[] truth = new int[10];
        foreach (ref int each in truth.AsSpan())
        {
            each = grade(ref stream);
        }

        Rational[][] reports = [.. truth.Select(_ => new Rational[truth.Length])];
        for (int graded = 0; graded < truth.Length; graded++)
        {
            for (int grader = 0; grader < truth.Length; grader++)
            {
                double skill = truth[grader] / 100.0;
                int marks = Successes(truth[graded], skill, ref stream) + Successes(100 - truth[graded], 1 - skill, ref stream);
                reports[grader][graded] = new(marks, 100);
            }
        }

        return (truth, reports);
    }

    private static double Error(double[] grades, int[] truth) =>
        Math.Sqrt(grades.Zip(truth).Average(pair => Math.Pow(pair.First - (pair.Second / 100.0), 2)));

    private static Grade Binomial(double quality) => (ref RandomStream stream) => Successes(100, quality, ref stream);

    private static int Successes(int trials, double probability, ref RandomStream stream)
    {
        int successes = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            successes += stream.NextDouble() < probability ? 1 : 0;
        }

        return successes;
    }
}
