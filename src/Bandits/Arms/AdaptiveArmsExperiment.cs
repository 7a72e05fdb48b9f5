using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Arms;

/// <summary>What regret learners have when arms are strategic: epochs of play, between them agents change the click rates of the arms they own.</summary>
/// <remarks>
/// Each learner meets its own population, all from the same start. In every epoch the learner plays afresh against the current profile
/// (evaluation), the owners that may move try strategies (probes, others fixed), and each decides: by gradient steps
/// (<see cref="GradientAdaptation"/>), best responses (<see cref="BestResponder"/>), by learning itself (<see cref="LearningArm"/>), or as you write it.
/// <para>Random numbers: bits 31-20 of the replication are the epoch, bit 19 tells probe (1) from evaluation (0), bits 18-0 are the run. All probes
/// of all owners and all learners share runs (common random numbers); evaluations of different epochs are independent of each other and of the probes
/// that decided on them. Owner k draws its own numbers from the role <see cref="Streams.Agents"/>, agent k.</para>
/// <para>Time O(learners × epochs × (replications + probes) × horizon × arms). Immutable and thread-safe.</para>
/// </remarks>
[Reference("kleinebuening2024", "Section 6: arms adapt by gradient steps between repeated interactions")]
public sealed record AdaptiveArmsExperiment
{
    /// <summary>Initializes the question.</summary>
    /// <param name="environment">What the learners face; its arms choose their click rates.</param>
    /// <param name="learners">The learners, at least one, with different names.</param>
    /// <param name="start">Strategy profile of epoch 0, shape [arm], that every agent can go on from.</param>
    /// <param name="horizon">Rounds of every run, at least 1.</param>
    /// <param name="epochs">Number of epochs, 1 to 4,096; the first is epoch 0.</param>
    /// <param name="replications">Evaluation runs per epoch, 1 to 524,288; from 2 on there is a confidence band.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="population">Who owns which arms and how they decide; when null every arm is its own and follows the defaults of <see cref="GradientAdaptation"/>.</param>
    /// <param name="checkpoints">Rounds at which regret is recorded, strictly increasing in 1..horizon; empty for <see cref="Checkpoints.LogSpaced"/>.</param>
    /// <exception cref="ArgumentException">Learners are missing or share a name, checkpoints do not fit, the population has other arms, or the start is no profile that its agents can go on from.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon, the number of epochs or of replications is out of range.</exception>
    public AdaptiveArmsExperiment(
        IBanditEnvironment environment,
        Sequence<ILearner> learners,
        Sequence<double> start,
        long horizon,
        int epochs,
        int replications,
        ulong root,
        Population? population = null,
        Sequence<long> checkpoints = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (epochs is < 1 or > ReplicationLayout.MaximumEpochs)
        {
            throw new ArgumentOutOfRangeException(
                nameof(epochs), epochs, $"Epochs must lie in 1..{ReplicationLayout.MaximumEpochs}; got {epochs}.");
        }

        ReplicationLayout.RequireRuns(replications, nameof(replications));
        RegretExperiment.RequireDistinct(learners);
        population ??= Population.Each(environment.Arms, new GradientAdaptation());
        RequireProfile(environment, start, population);
        Environment = environment;
        Learners = learners;
        Start = start;
        Horizon = horizon;
        Epochs = epochs;
        Replications = replications;
        Root = root;
        Population = population;
        Checkpoints = Experiments.Checkpoints.OrDefault(checkpoints, horizon);
        TruePlay = environment.Tables(start);
        _ = BeginAgents();
    }

    /// <summary>Gets what the learners face.</summary>
    public IBanditEnvironment Environment { get; }

    /// <summary>Gets the learners, in the order of the results.</summary>
    public Sequence<ILearner> Learners { get; }

    /// <summary>Gets the strategy profile of epoch 0, shape [arm].</summary>
    public Sequence<double> Start { get; }

    /// <summary>Gets the rounds of every run.</summary>
    public long Horizon { get; }

    /// <summary>Gets the number of epochs.</summary>
    public int Epochs { get; }

    /// <summary>Gets the evaluation runs per epoch.</summary>
    public int Replications { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets who owns which arms and how they decide.</summary>
    public Population Population { get; }

    /// <summary>Gets the rounds at which regret is recorded.</summary>
    public Sequence<long> Checkpoints { get; }

    /// <summary>Gets the arm pulls of the whole experiment.</summary>
    public long TotalPulls => checked(PullsBefore(Epochs) * Learners.Count);

    /// <summary>Gets what the environment holds at the start, where the means of the arms are read.</summary>
    private EpisodeTables TruePlay { get; }

    /// <summary>The arm pulls of the first epochs of one learner, probes included.</summary>
    /// <param name="epoch">Number of epochs, from 0.</param>
    /// <returns>The number of pulls.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or beyond <see cref="Epochs"/>.</exception>
    public long PullsBefore(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(epoch, Epochs);
        long runs = 0;
        for (int owner = 0; owner < Population.Owners.Count; owner++)
        {
            int moves = Enumerable.Range(0, epoch).Count(index => Population.Moves(owner, index));
            runs = checked(runs + ((long)moves * ProbesOf(owner) * Population.Owners[owner].Agent.ProbeReplications));
        }

        return checked(Horizon * (runs + ((long)epoch * Replications)));
    }

    /// <summary>Begins the run of one learner.</summary>
    /// <param name="learner">Index of the learner in <see cref="Learners"/>.</param>
    /// <returns>A run before epoch 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such learner.</exception>
    public AdaptiveArmsRun Begin(int learner) => Resume(learner, []);

    /// <summary>Continues the run of one learner after saved epochs, bit for bit as if it had not been interrupted.</summary>
    /// <param name="learner">Index of the learner in <see cref="Learners"/>.</param>
    /// <param name="finished">Results of epochs 0, 1, … of this learner in this experiment; may be empty.</param>
    /// <returns>A run before the first missing epoch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such learner.</exception>
    /// <exception cref="ArgumentException">The results are not the first epochs of this learner: a wrong name, number, shape, or a profile that does not follow from the one before.</exception>
    public AdaptiveArmsRun Resume(int learner, Sequence<EpochResult> finished)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(learner);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(learner, Learners.Count);
        return new(this, Learners[learner], finished);
    }

    /// <summary>Plays all epochs of all learners.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the pulls done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work; use <see cref="Begin"/> to keep finished epochs.</param>
    /// <returns>One trajectory per learner, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public AdaptiveArmsResult Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        List<AdaptiveArmsTrajectory> trajectories = [];
        for (int learner = 0; learner < Learners.Count; learner++)
        {
            AdaptiveArmsRun run = Begin(learner);
            while (!run.IsFinished)
            {
                run.Step(device, progress, cancellation);
            }

            trajectories.Add(run.Trajectory);
        }

        return new(this, device.Name, trajectories.ToSequence());
    }

    /// <summary>Begins the runs of all agents.</summary>
    internal AgentRun[] BeginAgents()
    {
        AgentRun[] agents = new AgentRun[Population.Owners.Count];
        for (int owner = 0; owner < agents.Length; owner++)
        {
            Sequence<int> arms = Population.Owners[owner].Arms;
            Sequence<double> desired = Environment is ClickBandit clicks ? Profiles.Of(clicks.TruthfulClickRates, arms) : [];
            AgentRole role = new(arms, Profiles.Of(TruePlay.RewardProbability, arms), desired, Profiles.Of(Start, arms), Horizon, Epochs);
            agents[owner] = Population.Owners[owner].Agent.Begin(role, new StreamKey(Root).Role(Streams.Agents).Agent(owner));
        }

        return agents;
    }

    /// <summary>The number of probes of an owner before each of its moves.</summary>
    internal int ProbesOf(int owner) => Population.Owners[owner].Agent.ProbesFor(Population.Owners[owner].Arms.Count);

    private static void RequireProfile(IBanditEnvironment environment, Sequence<double> start, Population population)
    {
        if (start.Count != environment.Arms)
        {
            throw new ArgumentException(
                $"The start must hold one click rate per arm: {environment.Arms}; got {start.Count}. Adaptive arms need an environment whose arms choose.",
                nameof(start));
        }

        if (population.Arms != environment.Arms)
        {
            throw new ArgumentException(
                $"The population must own the arms of the environment: {environment.Arms}; got {population.Arms}. Give each arm an owner.",
                nameof(population));
        }

        foreach (Owner owner in population.Owners)
        {
            if (owner.Agent.ProbeReplications is < 0 or > ReplicationLayout.MaximumRuns)
            {
                throw new ArgumentException(
                    $"Probes must take 0 to {ReplicationLayout.MaximumRuns} runs; those of {owner.Agent.Name} take {owner.Agent.ProbeReplications}.", nameof(population));
            }
        }
    }
}
