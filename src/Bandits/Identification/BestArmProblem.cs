using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Identification;

/// <summary>Which arm has the largest mean? Asked of arms that can be shown a limited number of times.</summary>
/// <remarks>Immutable and thread-safe. Arms draw from the streams of <see cref="IBanditEnvironment"/>, so methods are compared on the same outcomes.</remarks>
/// <example><code>
/// BestArmProblem problem = new(new BernoulliBandit([0.5, 0.45, 0.3]), budget: 1_000_000, new StreamKey(7));
/// BestArmAnswer answer = problem.Solve(new Lucb { ErrorProbability = 0.05 });
/// </code></example>
public sealed record BestArmProblem
{
    /// <summary>Initializes the question.</summary>
    /// <param name="environment">The arms.</param>
    /// <param name="budget">Shows that may be used, from 1 to 2³² − 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <exception cref="ArgumentNullException">There is no environment.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget is out of range.</exception>
    public BestArmProblem(BernoulliBandit environment, long budget, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (budget is < 1 or > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(budget), budget, string.Create(
                CultureInfo.InvariantCulture, $"A budget must lie in 1..{uint.MaxValue} shows; got {budget}."));
        }

        (Environment, Budget, Key) = (environment, budget, key);
    }

    /// <summary>Gets the arms.</summary>
    public BernoulliBandit Environment { get; }

    /// <summary>Gets the shows that may be used.</summary>
    public long Budget { get; }

    /// <summary>Gets the replication's key.</summary>
    public StreamKey Key { get; }

    /// <summary>Searches until the method is done or the budget is used up.</summary>
    /// <param name="method">How to search.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The recommended arm and what it rests on.</returns>
    /// <exception cref="ArgumentNullException">There is no method.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public BestArmAnswer Solve(IBestArmMethod method, CancellationToken cancellation = default)
    {
        const long Block = 4096;
        ArgumentNullException.ThrowIfNull(method);
        IdentificationRun run = method.Begin(Environment.Arms, Budget, Key);
        RunEpisode episode = new(run, Environment.Tables([]), Key);
        while (!run.IsDone && episode.Round < Budget)
        {
            cancellation.ThrowIfCancellationRequested();
            episode.Play(Math.Min(Block, Budget - episode.Round));

            // A run may end with the very show that used the budget up.
            _ = run.Choose();
        }

        return new(
            method.Name,
            run.Recommended,
            Sequence.Of(Environment.Arms, run.ShowsOf),
            Sequence.Of(Environment.Arms, run.MeanOf),
            run.IsDone,
            run.IsDone ? run.Confidence : null,
            Key);
    }
}
