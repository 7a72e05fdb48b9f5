using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Senders;

/// <summary>What a learning receiver promises: a probability of each action on each profile of reports.</summary>
/// <param name="Probabilities">Probabilities, shape [report profile, action], at least 0, rows summing to 1 within 1e-9.</param>
/// <param name="Slack">By how much the learner let a row of incentives be broken by its estimates, in utility times probability; 0 for constant promises, +∞ before it knows anything.</param>
public sealed record Promise(Matrix<double> Probabilities, double Slack)
{
    /// <summary>Makes it a mechanism of the design room.</summary>
    /// <param name="model">The model, which the learner never saw.</param>
    /// <returns>The mechanism.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has other profiles or actions.</exception>
    public ReportMechanism Under(InformedSendersProblem model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ReportMechanism.Create(model, Probabilities);
    }

    /// <summary>Checks it under a model, without any code of the learner.</summary>
    /// <param name="model">The true model.</param>
    /// <param name="tolerance">Gain that still counts as none; <see cref="Tolerances.Gain"/> unless given.</param>
    /// <returns>The report: value and the best lie of every sender.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has other profiles or actions.</exception>
    public InformedSendersReport Check(InformedSendersProblem model, Tolerance? tolerance = null) => InformedSendersIncentives.Check(Under(model), tolerance);
}
