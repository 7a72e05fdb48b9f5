using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.Intrinsics;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Devices;

/// <summary>The processor: episodes run in the lanes of vectors, groups of lanes run on threads.</summary>
/// <remarks>
/// Results have the same bits for every number of threads and every lane width: an episode's draws depend on its replication alone, and
/// nothing is summed across episodes. A learner that is no <see cref="ILaneLearner"/>, and an <see cref="IInformedLearner"/>, which plays
/// each episode differently, run one episode at a time with the same draws. Lanes that a batch leaves free repeat its last episode. A saved batch goes on with
/// any number of threads and any lane width; of a learner without lanes, whole episodes are saved.
/// <para>Time O(episodes · horizon · arms) over threads and lanes; memory O(threads · lanes · arms). Thread-safe and immutable.</para>
/// </remarks>
public sealed record CpuDevice : IResumableDevice
{
    /// <summary>Gets the number of threads.</summary>
    /// <value>From 1 to 1,024; the number of processors by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1..1024.</exception>
    public int Threads
    {
        get;
        init => field = value is >= 1 and <= 1024 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"A device must have 1 to 1024 threads; got {value}."));
    } = Math.Min(Environment.ProcessorCount, 1024);

    /// <summary>Gets the lane width.</summary>
    /// <value><see cref="LaneWidth.Automatic"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public LaneWidth Lanes { get; init => field = LearnerSettings.Member(value); }

    /// <summary>Gets the precision of indices.</summary>
    /// <value><see cref="LanePrecision.Bits64"/> by default. Only learners with lanes that say that it is good enough for them can be played in single precision.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public LanePrecision Precision { get; init => field = LearnerSettings.Member(value); }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"cpu, {Threads} threads, {LaneCount} lanes{(Precision == LanePrecision.Bits32 ? ", single precision" : string.Empty)}");

    /// <summary>Gets the number of episodes that a thread plays at once.</summary>
    /// <value>1, 4 or 8; 1, 8 or 16 in single precision.</value>
    public int LaneCount => (Resolve(Lanes), Precision) switch
    {
        (LaneWidth.Bits512, LanePrecision.Bits32) => Single512.Count,
        (LaneWidth.Bits256, LanePrecision.Bits32) => Single256.Count,
        (LaneWidth.Bits512, _) => Real512.Count,
        (LaneWidth.Bits256, _) => Real256.Count,
        _ => RealScalar.Count,
    };

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A strategy profile does not fit the environment, or the batch cannot be played in single precision: it is too long or its learner has no lanes.
    /// </exception>
    public Sequence<EpisodeResult> Play(
        EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return PlayAll(batch, store: null, progress, cancellation);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> or <paramref name="store"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The saved state is of another batch or another precision, a strategy profile does not fit the environment, or the batch cannot be played in single precision.
    /// </exception>
    public Sequence<EpisodeResult> Resume(
        EpisodeBatch batch, IStateStore<BatchState> store, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(store);
        return PlayAll(batch, store, progress, cancellation);
    }

    /// <summary>The width that is played where one is asked for.</summary>
    internal static LaneWidth Resolve(LaneWidth width) => width switch
    {
        LaneWidth.Automatic when Vector512.IsHardwareAccelerated => LaneWidth.Bits512,
        LaneWidth.Automatic when Vector256.IsHardwareAccelerated => LaneWidth.Bits256,
        LaneWidth.Automatic => LaneWidth.Scalar,
        _ => width,
    };

    private Sequence<EpisodeResult> PlayAll(
        EpisodeBatch batch, IStateStore<BatchState>? store, IProgress<long>? progress, CancellationToken cancellation)
    {
        BatchRequirements.Precision(batch, Precision);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        BatchPlay play = new(batch, Precision, store, progress, ended.Token);
        List<EpisodeGroup> groups = play.Groups(batch.Learner is ILaneLearner { PlaysInLanes: true } ? LaneCount : 1);
        int next = -1;
        ParallelOptions options = new() { MaxDegreeOfParallelism = Threads, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, Math.Min(Threads, groups.Count), options, _ =>
            {
                BatchSaver.Turn turn = new();
                bool hasFailed = true;
                try
                {
                    for (int group = Interlocked.Increment(ref next); group < groups.Count; group = Interlocked.Increment(ref next))
                    {
                        PlayGroup(play, groups[group], turn);
                        play.Stop(turn);
                    }

                    play.Leave(turn);
                    hasFailed = false;
                }
                finally
                {
                    if (hasFailed)
                    {
                        // What the other threads play is worth nothing any more.
                        ended.Cancel();
                    }
                }
            });
        }
        catch (OperationCanceledException)
        {
            play.Save();
            throw;
        }
        catch (AggregateException failures)
        {
            // What a learner threw must reach its caller as it was thrown, on one thread as on many.
            if (failures.InnerExceptions.FirstOrDefault(failure => failure is not OperationCanceledException) is { } error)
            {
                ExceptionDispatchInfo.Throw(error);
            }

            play.Save();
            throw new OperationCanceledException(cancellation);
        }

        return play.Results;
    }

    private void PlayGroup(BatchPlay play, EpisodeGroup episodes, BatchSaver.Turn turn)
    {
        switch (play.Batch.Learner)
        {
            case ILaneLearner { PlaysInLanes: true } learner when Precision == LanePrecision.Bits32:
                PlaySingle(play, learner, episodes, turn);
                break;
            case ILaneLearner { PlaysInLanes: true } learner:
                PlayDouble(play, learner, episodes, turn);
                break;
            case IInformedLearner learner:
                play.PlayInformed(learner, episodes.First, turn);
                break;
            default:
                play.PlayRun(play.Batch.Learner, episodes.First);
                break;
        }
    }

    private void PlayDouble(BatchPlay play, ILaneLearner learner, EpisodeGroup episodes, BatchSaver.Turn turn)
    {
        switch (Resolve(Lanes))
        {
            case LaneWidth.Bits512:
                play.PlayLanes<Real512, Integer512, Mask512>(learner, episodes, turn);
                break;
            case LaneWidth.Bits256:
                play.PlayLanes<Real256, Integer256, Mask256>(learner, episodes, turn);
                break;
            default:
                play.PlayLanes<RealScalar, IntegerScalar, MaskScalar>(learner, episodes, turn);
                break;
        }
    }

    private void PlaySingle(BatchPlay play, ILaneLearner learner, EpisodeGroup episodes, BatchSaver.Turn turn)
    {
        switch (Resolve(Lanes))
        {
            case LaneWidth.Bits512:
                play.PlayLanes<Single512, SingleInteger512, SingleMask512>(learner, episodes, turn);
                break;
            case LaneWidth.Bits256:
                play.PlayLanes<Single256, SingleInteger256, SingleMask256>(learner, episodes, turn);
                break;
            default:
                play.PlayLanes<SingleScalar, IntegerScalar, MaskScalar>(learner, episodes, turn);
                break;
        }
    }
}
