using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>Which click rate serves an arm best against a learner, the other arms fixed: a sweep over a grid with common random numbers.</summary>
/// <remarks>
/// Every grid point and the profile's own rate play replications 0, 1, 2, …, so gains are paired run by run. With and without screening are two
/// experiments that differ in the learner. Time O(grid × replications × horizon × arms). Immutable and thread-safe.
/// </remarks>
public sealed record BestResponseExperiment
{
    /// <summary>Initializes the question.</summary>
    /// <param name="environment">What the learner faces; its arms choose their click rates.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="profile">Strategy profile of all arms, shape [arm], in [0, 1].</param>
    /// <param name="arm">The arm whose rate is moved.</param>
    /// <param name="grid">Click rates to try, at least one, in [0, 1], in any order.</param>
    /// <param name="horizon">Rounds of every run, at least 1.</param>
    /// <param name="replications">Runs per grid point, 1 to 524,288.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <exception cref="ArgumentException">The profile or a grid point is refused by the environment, or the grid is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The arm, the horizon or the number of replications is out of range.</exception>
    public BestResponseExperiment(
        IBanditEnvironment environment,
        ILearner learner,
        Sequence<double> profile,
        int arm,
        Sequence<double> grid,
        long horizon,
        int replications,
        ulong root)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentOutOfRangeException.ThrowIfNegative(arm);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(arm, environment.Arms);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ReplicationLayout.RequireRuns(replications, nameof(replications));
        RequireGrid(environment, profile, arm, grid);
        Environment = environment;
        Learner = learner;
        Profile = profile;
        Arm = arm;
        Grid = grid;
        Horizon = horizon;
        Replications = replications;
        Root = root;
    }

    /// <summary>Gets what the learner faces.</summary>
    public IBanditEnvironment Environment { get; }

    /// <summary>Gets the learner.</summary>
    public ILearner Learner { get; }

    /// <summary>Gets the strategy profile of all arms, shape [arm].</summary>
    public Sequence<double> Profile { get; }

    /// <summary>Gets the arm whose rate is moved.</summary>
    public int Arm { get; }

    /// <summary>Gets the click rates to try.</summary>
    public Sequence<double> Grid { get; }

    /// <summary>Gets the rounds of every run.</summary>
    public long Horizon { get; }

    /// <summary>Gets the runs per grid point.</summary>
    public int Replications { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets the arm pulls of the whole experiment.</summary>
    public long TotalPulls => checked(Horizon * Replications * (Grid.Count + 1));

    /// <summary>Plays the sweep as one batch.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the pulls done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public BestResponseCurve Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        IEnumerable<Sequence<double>> profiles = Grid.Select(rate => Profiles.With(Profile, Arm, rate)).Prepend(Profile);
        Sequence<Episode> episodes = profiles
            .SelectMany(profile => Enumerable.Range(0, Replications)
                .Select(run => new Episode(profile, ReplicationLayout.Evaluation(epoch: 0, run))))
            .ToSequence();
        Sequence<EpisodeResult> results = device.Play(
            new(Environment, Learner, episodes, Horizon, [Horizon], Root),
            PullProgress.For(progress, Learner.Name, epoch: 0, done: 0, TotalPulls),
            cancellation);
        BestResponsePoint own = Point(results.Span, 0);
        return new(this, device.Name, own, Sequence.Of(Grid.Count, index => Point(results.Span, index + 1)));
    }

    private BestResponsePoint Point(ReadOnlySpan<EpisodeResult> results, int position)
    {
        ReadOnlySpan<EpisodeResult> own = results[..Replications];
        ReadOnlySpan<EpisodeResult> moved = results.Slice(position * Replications, Replications);
        RunningMoments clicks = default;
        RunningMoments gain = default;
        RunningMoments regret = default;
        int eliminations = 0;
        for (int run = 0; run < Replications; run++)
        {
            clicks = clicks.Add(moved[run].Clicks[Arm]);
            gain = gain.Add(moved[run].Clicks[Arm] - own[run].Clicks[Arm]);
            regret = regret.Add(moved[run].Regret[0]);
            eliminations += moved[run].EliminatedAt[Arm] > 0 ? 1 : 0;
        }

        double rate = position == 0 ? Profile[Arm] : Grid[position - 1];
        return new(rate, clicks.Mean, ErrorOf(clicks), gain.Mean, ErrorOf(gain), eliminations, regret.Mean);
    }

    private static double ErrorOf(RunningMoments moments) => moments.Count > 1 ? moments.StandardError : double.NaN;

    private static void RequireGrid(IBanditEnvironment environment, Sequence<double> profile, int arm, Sequence<double> grid)
    {
        if (profile.Count != environment.Arms)
        {
            throw new ArgumentException(
                $"The profile must hold one click rate per arm: {environment.Arms}; got {profile.Count}.", nameof(profile));
        }

        _ = environment.Tables(profile);
        if (grid.Count == 0)
        {
            throw new ArgumentException("A grid needs at least one click rate; got none.", nameof(grid));
        }

        foreach (double rate in grid)
        {
            _ = environment.Tables(Profiles.With(profile, arm, rate));
        }
    }
}
