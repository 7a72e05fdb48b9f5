using System.Diagnostics;
using System.Globalization;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Contracting;

/// <summary>A learner of contracts before an agent whose action it cannot see: its regret, what it pays, and what the contract that it hands over is worth.</summary>
/// <remarks>
/// The outcome of action a in round t of a replication is read from the stream (replication, <see cref="Streams.Rewards"/>, a) at the place of round t: common random numbers. Caps and outside options of the model are not looked at.
/// <para>
/// What is handed over is valued by what the agent in use does under it when the run has ended, and by a best response with ties for the principal: for an agent that breaks ties otherwise, minds no small loss or learns the two differ. Answers are as believed where the frequencies that the learner saw
/// under this contract are those of the best response, up to their radius. A bad event is an estimate that misses the probabilities under what the agent does by more than its radius. Learners without estimates believe nothing: both are NaN of them. Of an agent that learns these measures see one choice after the last round, whatever it did before: they tell little. Immutable and thread-safe.
/// </para>
/// </remarks>
[Reference("zhu2023", "the regret of an online contract")]
public sealed record ContractContender : IContender
{
    /// <summary>Initializes a contender.</summary>
    /// <param name="model">The true model, rewards in [0, 1].</param>
    /// <param name="learner">The learner.</param>
    /// <param name="benchmark">What regret is held against.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A reward is outside [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The benchmark is none of the enumeration.</exception>
    public ContractContender(ContractProblem model, IContractLearner learner, ContractBenchmark benchmark)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(learner);
        (Model, Learner, Benchmark) = (model, learner, LearningSettings.Member(benchmark));
        if (model.Rewards.Any(reward => reward.Sign < 0 || reward > Rational.One))
        {
            throw new ArgumentException($"Rewards must lie in [0, 1], to which radii are fitted; got {model.Rewards}. Rescale them.", nameof(model));
        }

        ContractProblem free = Free(model);
        (Optimum, OptimalPayment) = benchmark switch
        {
            ContractBenchmark.BestLinear => Best(free, LinearContracts.Best(free)!),
            ContractBenchmark.BestBounded => Best(free.WithPaymentCap(Rational.One).Solve(new MinimumPayments())),
            ContractBenchmark.BestSummed => Best(free.WithSumCap(model.Rewards.Aggregate(Rational.Zero, (sum, reward) => sum + reward)).Solve(new MinimumPayments())),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Gets the true model.</summary>
    public ContractProblem Model { get; }

    /// <summary>Gets the learner.</summary>
    public IContractLearner Learner { get; }

    /// <summary>Gets what regret is held against.</summary>
    public ContractBenchmark Benchmark { get; }

    /// <summary>Gets how the agent answers.</summary>
    /// <value>A rational agent that breaks ties for the principal by default. One that learns is given payments up to 1 or the sum of the rewards, whichever is more.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The agent learns, and <see cref="DiscoverAndCover.PaymentSum"/> of the learner exceeds what its payoffs are scaled to.</exception>
    public IResponder Agent { get; init => field = Fitting(LearningSettings.NotNull(value)); } = new RationalResponder();

    /// <summary>Gets the principal's value of the benchmark, per round.</summary>
    public double Optimum { get; }

    /// <summary>Gets what the benchmark pays the agent in expectation, per round; that of one contract where several are worth as much.</summary>
    public double OptimalPayment { get; }

    /// <inheritdoc/>
    public string Name => Learner.Name;

    /// <inheritdoc/>
    double? IContender.OptimalValue => Optimum;

    /// <inheritdoc/>
    string IContender.RegretUnit => "money";

    /// <inheritdoc/>
    public double? RateExponent => Learner.RateExponent(Benchmark, Model.OutcomeCount);

    /// <summary>Gets the payment: what the agent is paid in expectation.</summary>
    public Sequence<ContenderCurve> FurtherCurves => [new(new("Payment", "money"), Optimum: OptimalPayment)];

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures { get; } =
    [
        new("Payment", "money per round"), new("Loss at the end", "money per round"), new("Loss at the end, ties for the principal", "money per round"),
        new("Answers as believed at the end", "share of runs"), new("Estimates", "per run"), new("Bad events", "share of runs"), new("Regret", "money"),
    ];

    /// <inheritdoc/>
    public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
    {
        ContractEpisode episode = new(this, checkpoints[^1], replication);
        (double[] regret, double[] payments) = episode.Play(checkpoints, cancellation);
        CommittedContract committed = episode.Run.Commit();
        CommittedContractReport report = committed.Check(Free(Model), Tolerances.Gain);
        bool hasSamples = episode.Run.Samples.Count > 0;
        return new(Sequence.Create<double>(regret),
        [
            payments[^1] / checkpoints[^1],
            Optimum - episode.Worth(committed.Contract, episode.Answer(committed.Contract)),
            Optimum - report.Value,
            report.IsAsBelieved is { } isAsBelieved ? (isAsBelieved ? 1 : 0) : double.NaN,
            episode.Run.Samples.Count,
            hasSamples ? (episode.HasBadEvent() ? 1 : 0) : double.NaN,
            regret[^1],
        ])
        {
            FurtherCurves = [Sequence.Create<double>(payments)],
        };
    }

    /// <summary>Plays one run and hands over what was learned.</summary>
    /// <param name="horizon">Rounds of the run, at least 1.</param>
    /// <param name="replication">The replication's key: the run is that of <see cref="Play"/> with the same key.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The contract, and what the learner believes of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public CommittedContract HandOver(long horizon, StreamKey replication, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ContractEpisode episode = new(this, horizon, replication);
        episode.Play([horizon], cancellation);
        return episode.Run.Commit();
    }

    /// <summary>The largest payment that an agent which learns is ready for.</summary>
    internal static double LargestPayment(IEnumerable<double> rewards) => Math.Max(1, rewards.Sum());

    private static ContractProblem Free(ContractProblem model) => model.WithPaymentCap((Rational?)null).WithSumCap((Rational?)null).WithOutsideOption((Rational?)null);

    private static (double Value, double Payment) Best(ContractProblem problem, LinearContract best) =>
        (best.Value, (problem.ExpectedReward(best.Action) - best.ExactValue).ToDouble());

    private static (double Value, double Payment) Best(ContractSolution solution) => (solution.BestValue, solution.Actions[solution.BestAction].MinimumPayment!.Value);

    // Beyond its range the payoffs of an agent that learns would be clipped.
    private IResponder Fitting(IResponder agent)
    {
        double largest = LargestPayment(Model.Rewards.Select(reward => reward.ToDouble()));
        return agent is LearningResponder && Learner is DiscoverAndCover { PaymentSum: { } sum } && sum > largest
            ? throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"An agent that learns scales payoffs to payments up to {largest}; PaymentSum is {sum}. Leave PaymentSum out, or take a rational agent."), nameof(agent))
            : agent;
    }
}
