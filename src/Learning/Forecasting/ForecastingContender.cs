using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>A learner of scoring rules before a forecaster: its regret against the best rule of the known model, and what becomes of the rule that it hands over.</summary>
/// <remarks>
/// Regret of a round is the optimum of <see cref="SignalMenus"/> less what the announced rule leaves the principal in expectation at the effort made. What effort k leads to in round t of a replication is read from the
/// stream (replication, <see cref="Streams.Rewards"/>, k) at the place of round t, whichever learner plays: common random numbers. Only the simulation sees the model; the learner sees the task and its
/// feedback. Immutable and thread-safe.
/// </remarks>
[Reference("chen2023", "the regret of an online scoring rule")]
public sealed record ForecastingContender : IContender
{
    /// <summary>Initializes a contender.</summary>
    /// <param name="model">The true model, with a positive payment cap.</param>
    /// <param name="learner">The learner.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model does not fit <see cref="ForecastingTask.Of"/>.</exception>
    public ForecastingContender(ScoringProblem model, IForecastingLearner learner)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(learner);
        (Model, Learner) = (model, learner);
        Task = ForecastingTask.Of(model);
        ScoringSolution best = model.Solve(new SignalMenus());
        (Optimum, OptimalPayment) = (best.BestValue, best.Efforts[best.BestEffort].MinimumPayment!.Value);
    }

    /// <summary>Gets the true model.</summary>
    public ScoringProblem Model { get; }

    /// <summary>Gets the learner.</summary>
    public IForecastingLearner Learner { get; }

    /// <summary>Gets how the forecaster answers.</summary>
    /// <value>A rational forecaster that breaks ties for the principal by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IResponder Forecaster { get; init => field = LearningSettings.NotNull(value); } = new RationalResponder();

    /// <summary>Gets what the learner is told.</summary>
    public ForecastingTask Task { get; }

    /// <summary>Gets the principal's value under the best rule of the known model, per round.</summary>
    public double Optimum { get; }

    /// <inheritdoc/>
    public string Name => Learner.Name;

    /// <summary>Gets what the best rule of the known model pays in expectation, per round.</summary>
    public double OptimalPayment { get; }

    /// <inheritdoc/>
    double? IContender.OptimalValue => Optimum;

    /// <inheritdoc/>
    string IContender.RegretUnit => "money";

    /// <inheritdoc/>
    public double? RateExponent => Learner.RateExponent;

    /// <summary>Gets the payment: what the forecaster is paid in expectation.</summary>
    public Sequence<ContenderCurve> FurtherCurves => [new(new("Payment", "money"), Optimum: OptimalPayment)];

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures { get; } =
    [
        new("Answers as meant", "share of rounds outside of searches"), new("Payment", "money per round"), new("Solves", "per run"), new("Bad events", "share of runs"),
        new("Largest gain at the end", "money per round"), new("Loss at the end", "money per round"),
    ];

    /// <inheritdoc/>
    public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
    {
        ForecastingEpisode episode = new(this, checkpoints[^1], replication);
        (double[] regret, double[] payments) = episode.Play(checkpoints, cancellation);
        CommittedRule committed = episode.Run.Commit();
        double rounds = checkpoints[^1];
        return new(Sequence.Create<double>(regret),
        [
            episode.ShareAsMeant,
            payments[^1] / rounds,
            episode.Run.Resolves,
            episode.HasBadEvent ? 1 : 0,
            committed.Check(Model).LargestGain,
            Optimum - episode.ValueOf(committed.Rule),
        ])
        {
            FurtherCurves = [Sequence.Create<double>(payments)],
        };
    }

    /// <inheritdoc cref="Contracting.ContractContender.HandOver"/>
    /// <returns>The rule, and what the learner believed when it made it.</returns>
    public CommittedRule HandOver(long horizon, StreamKey replication, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ForecastingEpisode episode = new(this, horizon, replication);
        episode.Play([horizon], cancellation);
        return episode.Run.Commit();
    }
}
