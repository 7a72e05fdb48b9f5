using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Arms;

/// <summary>The game that arms play against a learner who shows them: each chooses its click rate and earns its clicks.</summary>
/// <remarks>All plays go to the device as one batch. A play pays between 0 clicks and one per round. Immutable and thread-safe.</remarks>
[Reference("kleinebuening2024", "Section 3: the arms choose their click rates and earn clicks")]
public sealed record ClickGame : IStrategicGame
{
    /// <summary>Initializes a game.</summary>
    /// <param name="environment">What the learner faces; its arms choose their click rates.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="horizon">Rounds of a play, from 1 to 2³² − 1.</param>
    /// <exception cref="ArgumentNullException">The environment or the learner is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is out of range.</exception>
    public ClickGame(IBanditEnvironment environment, ILearner learner, long horizon)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, uint.MaxValue);
        (Environment, Learner, Rounds) = (environment, learner, horizon);
    }

    /// <summary>Gets what the learner faces.</summary>
    public IBanditEnvironment Environment { get; }

    /// <summary>Gets the learner.</summary>
    public ILearner Learner { get; }

    /// <inheritdoc/>
    public long Rounds { get; }

    /// <inheritdoc/>
    public string Name => Learner.Name;

    /// <inheritdoc/>
    public int Players => Environment.Arms;

    /// <inheritdoc/>
    public double UtilityRange => Rounds;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is not one click rate in [0, 1] per arm.</exception>
    public void Require(Sequence<double> profile) => _ = Environment.Tables(profile);

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">The device is null.</exception>
    public Sequence<StrategicOutcome> Play(
        Sequence<StrategicPlay> plays, ulong root, IDevice device, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        Sequence<Episode> episodes = Sequence.Of(plays.Count, index => new Episode(plays[index].Profile, plays[index].Replication));
        Sequence<EpisodeResult> results = device.Play(new(Environment, Learner, episodes, Rounds, [Rounds], root), progress, cancellation);
        return Sequence.Of(results.Count, index => new StrategicOutcome(
            Sequence.Of(Players, arm => (double)results[index].Clicks[arm]), results[index].Regret[0]));
    }
}
