using Mechanisms.Bandits.Experiments;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Contracting;

/// <summary>A learner of contracts before an agent whose action it cannot see: its regret, what it pays, and what the contract that it hands over is worth.</summary>
/// <remarks>
/// The outcome of action a in round t of a replication is read from the stream (replication, <see cref="Streams.Rewards"/>, a) at the place of round t: common random numbers. Caps and outside options of the model are not looked at. Immutable and thread-safe.
/// </remarks>
[Reference("zhu2023", "the regret of an online contract")]
public sealed record ContractContender : IContender
{
    private const int RoundsBetweenLooks = 4096;
    private const ulong WordsPerRound = 8;

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

        ContractProblem free = model.WithPaymentCap((Rational?)null).WithSumCap((Rational?)null).WithOutsideOption((Rational?)null);
        Optimum = benchmark == ContractBenchmark.BestLinear
            ? LinearContracts.Best(free)!.ExactValue.ToDouble()
            : free.WithPaymentCap(Rational.One).Solve(new MinimumPayments()).BestValue;
    }

    /// <summary>Gets the true model.</summary>
    public ContractProblem Model { get; }

    /// <summary>Gets the learner.</summary>
    public IContractLearner Learner { get; }

    /// <summary>Gets what regret is held against.</summary>
    public ContractBenchmark Benchmark { get; }

    /// <summary>Gets how the agent answers.</summary>
    /// <value>A rational agent that breaks ties for the principal by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IResponder Agent { get; init => field = LearningSettings.NotNull(value); } = new RationalResponder();

    /// <summary>Gets the principal's value of the benchmark, per round.</summary>
    public double Optimum { get; }

    /// <inheritdoc/>
    public string Name => Learner.Name;

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures { get; } = [new("Payment", "money per round"), new("Loss at the end", "money per round")];

    /// <inheritdoc/>
    public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
    {
        ContractWorld world = new(Model);
        ContractRun run = Learner.Begin(Model.Rewards.Select(reward => reward.ToDouble()).ToSequence(), checkpoints[^1], replication);
        ResponderRun agent = Agent.Begin(Model.ActionCount, (-world.LargestCost, 1), checkpoints[^1], replication.Agent(1));
        double[] recorded = new double[checkpoints.Count];
        (CompensatedSum regret, CompensatedSum paid) = (default, default);
        int passed = 0;
        for (long round = 1; passed < recorded.Length; round++)
        {
            if (round % RoundsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            ValuedContract valued = world.Value(run.Announce());
            int action = agent.Choose(valued.Utilities, valued.Principal);
            RandomStream stream = new StreamPosition(replication.Role(Streams.Rewards).Agent(action), WordsPerRound * (ulong)round).Open();
            int outcome = world.Draw(action, ref stream);
            agent.Observe(action, valued.Payments[outcome] - world.Cost(action));
            run.Observe(outcome);
            regret += Optimum - valued.Principal[action];
            paid += valued.Utilities[action] + world.Cost(action);
            if (round == checkpoints[passed])
            {
                recorded[passed] = regret.Value;
                passed++;
            }
        }

        double worth = Model.BestResponse(run.Commit(), Tolerances.Gain).PrincipalValue;
        return new(Sequence.Create<double>(recorded), [paid.Value / checkpoints[^1], Optimum - worth]);
    }
}
