using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.InformationAcquisition;

/// <summary>What a receiver promises to informed senders: a probability of each action for each profile of reports.</summary>
/// <remarks>
/// Held as exact rationals; a <see cref="double"/> counts at its exact binary value. Whether senders tell the truth is judged by
/// <see cref="InformedSendersIncentives"/>. Immutable and thread-safe.
/// </remarks>
public sealed record ReportMechanism
{
    private ReportMechanism(InformedSendersProblem problem, Matrix<Rational> probabilities)
    {
        Problem = problem;
        Probabilities = probabilities;
    }

    /// <summary>Gets the problem that the mechanism is for.</summary>
    public InformedSendersProblem Problem { get; }

    /// <summary>Gets the probability of each action, shape [report profile, action]; rows sum to 1 within 1e-9.</summary>
    public Matrix<Rational> Probabilities { get; }

    /// <summary>Promises a mechanism in exact numbers.</summary>
    /// <param name="problem">The problem that it is for.</param>
    /// <param name="probabilities">Probability of each action, shape [report profile, action], at least 0 and rows summing to 1, both within 1e-9.</param>
    /// <returns>The mechanism.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="ArgumentException">The shape is not that of the problem, or a row is no distribution.</exception>
    public static ReportMechanism Create(InformedSendersProblem problem, Matrix<Rational> probabilities)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ModelData.RequireCount(probabilities.Rows, problem.Signals.Count, "rows of probabilities, one per report profile", nameof(probabilities));
        ModelData.RequireCount(probabilities.Columns, problem.ActionCount, "columns of probabilities, one per action", nameof(probabilities));
        for (int reports = 0; reports < probabilities.Rows; reports++)
        {
            Distributions.Require(probabilities.Row(reports), "the actions", nameof(probabilities));
        }

        return new(problem, probabilities);
    }

    /// <summary>Promises a mechanism in double precision.</summary>
    /// <inheritdoc cref="Create(InformedSendersProblem, Matrix{Rational})"/>
    public static ReportMechanism Create(InformedSendersProblem problem, Matrix<double> probabilities) =>
        Create(problem, ModelData.Exactly(probabilities, "probability", nameof(probabilities)));

    /// <summary>Draws what the receiver does.</summary>
    /// <param name="reports">Flat index of the report profile.</param>
    /// <param name="stream">Source of randomness; one number is drawn.</param>
    /// <returns>The action.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public int Decide(int reports, ref RandomStream stream) => Distributions.Draw(Probabilities.Row(reports), ref stream);
}
