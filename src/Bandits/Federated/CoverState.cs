using Mechanisms.Bandits.Linear;

namespace Mechanisms.Bandits.Federated;

/// <summary>The server's matrix while clients are added to it.</summary>
internal sealed class CoverState
{
    /// <summary>
    /// Gains and shortfalls below this count as none, in the rule and in the runs behind its payments alike: otherwise rounding makes a client essential.
    /// ln det of well-scaled matrices is exact to a thousandth of it.
    /// </summary>
    public const double Slack = 1e-12;

    private readonly ParticipationProblem problem;
    private readonly double[] matrix;
    private readonly double[] trial;

    public CoverState(ParticipationProblem problem)
    {
        this.problem = problem;
        matrix = problem.Server.Entries.ToArray();
        trial = new double[matrix.Length];
        LogDeterminant = Measure(matrix);
    }

    public double LogDeterminant { get; private set; }

    public bool Reaches(double required) => LogDeterminant >= required - Slack;

    /// <summary>By how much a client's data would raise ln det; at least 0.</summary>
    public double Gain(int client)
    {
        Sum(client);
        return Math.Max(0, MeasureTrial() - LogDeterminant);
    }

    public void Add(int client)
    {
        Sum(client);
        trial.CopyTo(matrix, 0);
        LogDeterminant = MeasureTrial();
    }

    public static double Measure(ReadOnlySpan<double> matrix)
    {
        double[] factor = matrix.ToArray();
        return MeasureInPlace(factor);
    }

    private static double MeasureInPlace(double[] factor)
    {
        int dimension = (int)Math.Sqrt(factor.Length);
        return DenseCholesky.Factor(factor, dimension)
            ? DenseCholesky.LogDeterminant(factor, dimension)
            : throw new ArgumentException("The server's matrix must be positive definite, and uploads semidefinite; a Cholesky factorization failed. Regularize more.", nameof(factor));
    }

    private double MeasureTrial() => MeasureInPlace(trial);

    private void Sum(int client)
    {
        ReadOnlySpan<double> upload = problem.Uploads[client].Entries;
        for (int index = 0; index < trial.Length; index++)
        {
            trial[index] = matrix[index] + upload[index];
        }
    }
}
