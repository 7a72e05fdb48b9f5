using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Hiring;

/// <summary>A principal who learns to hire before agents: her regret against the best mechanism of the known model, and what becomes of the mechanism that she hands over.</summary>
/// <remarks>
/// Regret of a round is the optimum of <see cref="Correlated"/> less what the announced mechanism leaves the principal in expectation, with the decisions that she knows to take, at the efforts made. Agents take the others to obey and tell the truth. A round in which payments
/// compare reports and somebody gains by deviating counts as worth nothing: what agents do then depends on what they think of each other.
/// <para>
/// What effort profile b leads to in round t of a replication is read from the stream (replication, <see cref="Streams.Rewards"/>, b) at the place of round t, whichever learner plays; recommendations are drawn from (replication, <see cref="Streams.Learner"/>). Once a
/// principal has committed and agents are rational all rounds are alike: they are added up in expectation. Only the simulation sees the model. Immutable and thread-safe.
/// </para>
/// </remarks>
[Reference("cacciamani2024", "regret, and rounds of mechanisms that are not incentive compatible")]
public sealed record HiringContender : IContender
{
    /// <summary>Initializes a contender.</summary>
    /// <param name="model">The true model, with a positive payment cap.</param>
    /// <param name="learner">The learner.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model does not fit <see cref="HiringTask.Of"/>.</exception>
    public HiringContender(HiredAgentsProblem model, IHiringLearner learner)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(learner);
        (Model, Learner) = (model, learner);
        Task = HiringTask.Of(model);
        HiredAgentsSolution best = model.Solve(new Correlated());
        (Optimum, OptimalPayment) = (best.Value, best.IsAttained ? GrossValue(best.Mechanism) - best.Value : null);
    }

    /// <summary>Gets the true model.</summary>
    public HiredAgentsProblem Model { get; }

    /// <summary>Gets the learner.</summary>
    public IHiringLearner Learner { get; }

    /// <summary>Gets how every agent answers.</summary>
    /// <value>Rational agents that break ties for the principal by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IResponder Agents { get; init => field = LearningSettings.NotNull(value); } = new RationalResponder();

    /// <summary>Gets what the learner is told.</summary>
    public HiringTask Task { get; }

    /// <summary>Gets the principal's value under the best mechanism of the known model, per round.</summary>
    public double Optimum { get; }

    /// <summary>Gets what the best mechanism of the known model pays all agents in expectation, per round; that of one where several are worth as much, null where the optimum is a limit of mechanisms.</summary>
    public double? OptimalPayment { get; }

    /// <inheritdoc/>
    public string Name => Learner.Name;

    /// <inheritdoc/>
    double? IContender.OptimalValue => Optimum;

    /// <inheritdoc/>
    string IContender.RegretUnit => "money";

    /// <inheritdoc/>
    public double? RateExponent => Learner.RateExponent;

    /// <summary>Gets the violation, the most that an agent gains in advance by deviating from what it is told, and the payment, what all agents are paid in expectation.</summary>
    public Sequence<ContenderCurve> FurtherCurves => [new(new("Violation", "money")), new(new("Payment", "money"), Optimum: OptimalPayment)];

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures { get; } =
    [
        new("Obedience", "share of rounds outside of searches"), new("Regret", "money"), new("Violation", "money"), new("Payment", "money per round"), new("Searches", "rounds per run"),
        new("Bad events", "share of runs"), new("Known rules at the end", "weight, 0 to 1"), new("Largest gain at the end", "money per round"), new("Loss at the end", "money per round"),
    ];

    /// <inheritdoc/>
    public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
    {
        HiringEpisode episode = new(this, checkpoints[^1], replication);
        (double[] regret, double[] violation, double[] payments) = episode.Play(checkpoints, cancellation);
        CommittedMechanism committed = episode.Run.Commit();
        return new(Sequence.Create<double>(regret),
        [
            episode.Obedience,
            regret[^1],
            violation[^1],
            payments[^1] / checkpoints[^1],
            episode.Searching,
            HasBadEvent(episode.Run) ? 1 : 0,
            KnownShare(committed),
            committed.Check(Model).Finding.LargestGain,
            Optimum - episode.ValueOf(committed.Mechanism),
        ])
        {
            FurtherCurves = [Sequence.Create<double>(violation), Sequence.Create<double>(payments)],
        };
    }

    /// <inheritdoc cref="Contracting.ContractContender.HandOver"/>
    /// <returns>The mechanism, and what the learner believed when it made it.</returns>
    public CommittedMechanism HandOver(long horizon, StreamKey replication, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        HiringEpisode episode = new(this, horizon, replication);
        episode.Play([horizon], cancellation);
        return episode.Run.Commit();
    }

    // What decisions are worth under a mechanism: what it leaves the principal and what it pays.
    private static double GrossValue(HiredAgentsMechanism mechanism) =>
        mechanism.Recommendations.Select((probability, efforts) => probability * mechanism.Problem.GrossValue(efforts)).Aggregate(Rational.Zero, (sum, part) => sum + part).ToDouble();

    // Whether some confidence set of what the principal has committed to missed the truth.
    private bool HasBadEvent(HiringRun run)
    {
        HiringWorld world = new(Model);
        bool isBad = false;
        for (int efforts = 0; efforts < world.Efforts.Count && run.Phase == HiringPhase.Committed; efforts++)
        {
            EffortEstimate estimate = run.Estimate(efforts);
            isBad |= estimate.DistanceTo(world.Weights(efforts)) > estimate.Radius;
        }

        for (int agent = 0; agent < world.Agents; agent++)
        {
            int efforts = world.Efforts.Counts[agent];
            for (int pair = 0; pair < efforts * efforts; pair++)
            {
                CostEstimate cost = run.CostDifference(agent, pair / efforts, pair % efforts);
                double missed = Math.Abs(cost.Difference - world.Cost(agent, pair / efforts) + world.Cost(agent, pair % efforts));
                isBad |= Tolerances.Gain.Exceeds(missed - cost.Width, scale: 1);
            }
        }

        return isBad;
    }

    // The average weight of known rules over agents, as they are told efforts.
    private double KnownShare(CommittedMechanism committed)
    {
        CompensatedSum sum = default;
        for (int efforts = 0; efforts < Model.Efforts.Count; efforts++)
        {
            for (int agent = 0; agent < Model.AgentCount; agent++)
            {
                sum += committed.Mechanism.Recommendations[efforts] * committed.Weights[agent][Model.Efforts.Choice(efforts, agent)] / Model.AgentCount;
            }
        }

        return sum.Value;
    }
}
