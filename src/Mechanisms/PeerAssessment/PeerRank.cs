using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.PeerAssessment;

/// <summary>Grades by peers, where the word of a well-graded peer counts more, and grading close to the final grades earns a little.</summary>
/// <remarks>
/// With grade A(i, j) that j gives i, among m agents, from the mean grades X(i), until no grade changes any more:
/// X′(i) = (1 − α − β)·X(i) + α·∑ⱼ A(i, j)·X(j) / ∑ⱼ X(j) + (β/m)·∑ⱼ (1 − |A(j, i) − X(j)|).
/// Where all grades are 0 the final ones are 0, without any step: nobody's word counts. For β = 0 and irreducible A the fixed point is the Perron
/// vector of A scaled to the sum of its eigenvalue, and does not depend on α; for other A it depends on the start. Not strategyproof.
/// <para>Time O(m²) per step, at most <see cref="MostSteps"/> steps, in double precision. Thread-safe.</para>
/// </remarks>
[Reference("walsh2014", "PeerRank and generalized PeerRank")]
public sealed record PeerRank : DeterministicMechanism<Sequence<Rational>, PeerGrades>
{
    /// <summary>Weight of both terms unless another is given.</summary>
    public const double DefaultWeight = 0.1;

    /// <summary>Most steps; a rule with α = 0.1 takes some hundreds.</summary>
    public const int MostSteps = 1_000_000;

    /// <summary>Initializes the rule.</summary>
    /// <param name="alpha">Weight α of peers' grades in a step, above 0.</param>
    /// <param name="beta">Weight β of grading well in a step, at least 0; 0 for the basic rule. α + β is at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight, or their sum, lies outside its range or is NaN.</exception>
    public PeerRank(double alpha = DefaultWeight, double beta = DefaultWeight)
    {
        if (!(alpha > 0 && beta >= 0 && alpha + beta <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), string.Create(
                CultureInfo.InvariantCulture, $"Weights must satisfy alpha > 0, beta >= 0 and alpha + beta <= 1; got {alpha} and {beta}. Take 0.1 and 0.1."));
        }

        Alpha = alpha;
        Beta = beta;
    }

    /// <summary>Gets the weight α of peers' grades.</summary>
    /// <value>Above 0; 0.1 by default.</value>
    public double Alpha { get; }

    /// <summary>Gets the weight β of grading well.</summary>
    /// <value>At least 0; 0.1 by default.</value>
    public double Beta { get; }

    /// <summary>Gets a value indicating whether grades that agents give themselves are left out.</summary>
    /// <value>False by default, as in the source.</value>
    public bool ExcludesSelf { get; init; }

    /// <inheritdoc/>
    public override string Name => string.Create(
        CultureInfo.InvariantCulture, $"PeerRank ({Alpha}, {Beta}{(ExcludesSelf ? ", without self-grades" : string.Empty)})");

    /// <summary>Grades from reports of grades.</summary>
    /// <param name="reports">Grades that each agent gives to all, shape [grader][graded], in [0, 1], its own included.</param>
    /// <returns>The final grades, of which the last step changed none by more than α times <see cref="Tolerances.Optimality"/>, absolutely.</returns>
    /// <exception cref="ArgumentException">There is no agent (two where self-grades are left out), a report is not one grade for each, or a grade lies outside [0, 1].</exception>
    /// <exception cref="InvalidOperationException">Grades still change after <see cref="MostSteps"/> steps.</exception>
    public override PeerGrades Decide(ReadOnlySpan<Sequence<Rational>> reports)
    {
        double[][] grades = Require(reports);
        double[] current = Means(grades);
        if (!current.Any(mean => mean > 0))
        {
            return new([.. current]);
        }

        double[] next = new double[current.Length];
        for (int step = 0; step < MostSteps; step++)
        {
            double change = Step(grades, current, next);
            (current, next) = (next, current);
            if (change <= Tolerances.Optimality.Absolute * Alpha)
            {
                return new([.. current]);
            }
        }

        throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"Grades still change after {MostSteps} steps. Take a larger alpha than {Alpha}."));
    }

    private double Step(double[][] grades, double[] current, double[] next)
    {
        double change = 0;
        for (int graded = 0; graded < next.Length; graded++)
        {
            next[graded] = ((1 - Alpha - Beta) * current[graded]) + (Alpha * Word(grades, current, graded)) + (Beta * Accuracy(grades, current, graded));
            change = Math.Max(change, Math.Abs(next[graded] - current[graded]));
        }

        return change;
    }

    // ∑ⱼ A(i, j)·X(j) / ∑ⱼ X(j).
    private double Word(double[][] grades, double[] current, int graded)
    {
        double sum = 0;
        double weight = 0;
        for (int grader = 0; grader < current.Length; grader++)
        {
            if (Counts(grader, graded))
            {
                sum += grades[graded][grader] * current[grader];
                weight += current[grader];
            }
        }

        return weight == 0 ? 0 : sum / weight;
    }

    // (1/m)·∑ⱼ (1 − |A(j, i) − X(j)|).
    private double Accuracy(double[][] grades, double[] current, int grader)
    {
        double sum = 0;
        int count = 0;
        for (int graded = 0; graded < current.Length; graded++)
        {
            if (Counts(grader, graded))
            {
                sum += 1 - Math.Abs(grades[graded][grader] - current[graded]);
                count++;
            }
        }

        return sum / count;
    }

    private double[] Means(double[][] grades)
    {
        double[] means = new double[grades.Length];
        for (int graded = 0; graded < means.Length; graded++)
        {
            int count = 0;
            for (int grader = 0; grader < means.Length; grader++)
            {
                means[graded] += Counts(grader, graded) ? grades[graded][grader] : 0;
                count += Counts(grader, graded) ? 1 : 0;
            }

            means[graded] /= count;
        }

        return means;
    }

    private bool Counts(int grader, int graded) => !ExcludesSelf || grader != graded;

    private double[][] Require(ReadOnlySpan<Sequence<Rational>> reports)
    {
        int fewest = ExcludesSelf ? 2 : 1;
        int count = reports.Length;
        if (reports.Length < fewest)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"At least {fewest} agents must grade; got {reports.Length}. Add a peer."), nameof(reports));
        }

        double[][] grades = [.. Enumerable.Range(0, count).Select(_ => new double[count])];
        for (int grader = 0; grader < reports.Length; grader++)
        {
            Sequence<Rational> report = reports[grader];
            if (report.Count != reports.Length || report.Any(grade => grade.Sign < 0 || grade > Rational.One))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Every agent must give each of the {reports.Length} agents a grade in [0, 1]; got {report} from agent {grader}."),
                    nameof(reports));
            }

            for (int graded = 0; graded < reports.Length; graded++)
            {
                grades[graded][grader] = report[graded].ToDouble();
            }
        }

        return grades;
    }
}
