using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Senders;

/// <summary>A receiver who learns before informed senders who tell the truth: her regret against the best truthful promise, or what lies would have gained.</summary>
/// <remarks>
/// State and signals of round t of a replication are read from the stream (replication, <see cref="Streams.Rewards"/>) at the place of round t, whichever learner plays; actions are drawn from the stream
/// (replication, <see cref="Streams.Learner"/>). Only the simulation sees the model. Immutable and thread-safe.
/// </remarks>
[Reference("cacciamani2023", "regret and violation of incentive compatibility")]
public sealed record SendersContender : IContender
{
    /// <summary>Initializes a contender.</summary>
    /// <param name="model">The true model, given by its joint law, utilities in [0, 1].</param>
    /// <param name="learner">The learner.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model is given by weighted utilities, or a utility is outside [0, 1].</exception>
    public SendersContender(InformedSendersProblem model, ISendersLearner learner)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(learner);
        if (model.Joint is null)
        {
            throw new ArgumentException("Learning is simulated from the joint law; a problem of weighted utilities has none. Create it from the joint law.", nameof(model));
        }

        foreach (Rational utility in model.SenderUtilities.Prepend(model.ReceiverUtility).SelectMany(table => table.Entries.ToArray()))
        {
            if (utility.Sign < 0 || utility > Rational.One)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Utilities must lie in [0, 1], to which radii are fitted; got {utility.ToDouble()}. Rescale them."), nameof(model));
            }
        }

        (Model, Learner) = (model, learner);
        Optimum = model.Solve(new TruthfulReports()).Value;
    }

    /// <summary>Gets the true model.</summary>
    public InformedSendersProblem Model { get; }

    /// <summary>Gets the learner.</summary>
    public ISendersLearner Learner { get; }

    /// <summary>Gets the receiver's value under the best truthful promise, per round.</summary>
    public double Optimum { get; }

    /// <inheritdoc/>
    public string Name => Learner.Name;

    /// <inheritdoc/>
    double? IContender.OptimalValue => Optimum;

    /// <inheritdoc/>
    public double? RateExponent => Learner.RateExponent(SendersCurve.Regret);

    /// <summary>Gets the violation: the most that a lie gains in advance. Nobody is paid.</summary>
    public Sequence<ContenderCurve> FurtherCurves => [new(new("Violation", "units of utility"), Learner.RateExponent(SendersCurve.Violation))];

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures { get; } =
    [
        new("Regret", "units of utility"), new("Violation", "units of utility"), new("Solves", "per run"), new("Pivots", "per run"),
        new("Largest gain at the end", "units of utility per round"), new("Loss at the end", "units of utility per round"),
    ];

    /// <inheritdoc/>
    public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
    {
        SendersEpisode episode = new(this, checkpoints[^1], replication);
        (double[] regret, double[] violation) = episode.Play(checkpoints, cancellation);
        InformedSendersReport report = episode.Run.Commit().Check(Model);
        return new(
            Sequence.Create<double>(regret),
            [regret[^1], violation[^1], episode.Run.Resolves, episode.Run.Pivots, report.Best?.Gain ?? 0, Optimum - report.ReceiverValue])
        {
            FurtherCurves = [Sequence.Create<double>(violation)],
        };
    }

    /// <inheritdoc cref="Contracting.ContractContender.HandOver"/>
    /// <returns>The promise, which becomes a mechanism of the design room under a model.</returns>
    public Promise HandOver(long horizon, StreamKey replication, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        SendersEpisode episode = new(this, horizon, replication);
        episode.Play([horizon], cancellation);
        return episode.Run.Commit();
    }
}
