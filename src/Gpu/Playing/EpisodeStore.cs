using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Gpu.Kernels;

namespace Mechanisms.Gpu.Playing;

/// <summary>Room for some episodes in the memory of a device. Used for one group of episodes after another.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal sealed class EpisodeStore<TReal> : IDisposable
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    private readonly int armCount;
    private readonly int places;
    private readonly MirroredArray<ArmLanes<TReal, IntegerScalar>> arms;
    private readonly MirroredArray<IntegerScalar> eliminatedAt;
    private readonly MirroredArray<IntegerScalar> replications;

    /// <summary>Takes memory.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="armCount">Number of arms.</param>
    /// <param name="places">Number of episodes there is room for.</param>
    public EpisodeStore(Accelerator accelerator, int armCount, int places)
    {
        (this.armCount, this.places) = (armCount, places);
        long cells = (long)armCount * places;
        arms = new(accelerator, cells);
        eliminatedAt = new(accelerator, cells);
        replications = new(accelerator, places);
        RegretPerShow = new(accelerator, cells);
        RegretPerIdleRound = new(accelerator, places);
        Regret = new(accelerator, places);
    }

    /// <summary>Gets the regret of a show, shape [arm, place].</summary>
    public MirroredArray<double> RegretPerShow { get; }

    /// <summary>Gets the regret of a round without a show, shape [place].</summary>
    public MirroredArray<double> RegretPerIdleRound { get; }

    /// <summary>Gets the regret at the last checkpoint, shape [place].</summary>
    public MirroredArray<double> Regret { get; }

    /// <summary>Device memory that one episode takes, in bytes.</summary>
    public static long BytesPerEpisode(int armCount) =>
        (armCount * ((long)Unsafe.SizeOf<ArmLanes<TReal, IntegerScalar>>() + sizeof(uint) + sizeof(double))) + sizeof(uint) + (2 * sizeof(double));

    /// <summary>What a kernel gets.</summary>
    public EpisodeMemory<TReal> Memory(int episodes, int threads) => new()
    {
        Arms = arms.View,
        EliminatedAt = eliminatedAt.View,
        Replications = replications.View,
        ArmCount = armCount,
        Places = places,
        Episodes = episodes,
        Threads = threads,
    };

    /// <summary>Sets up an episode in the mirrors.</summary>
    public void Set(int place, EpisodeTables tables, uint replication)
    {
        replications.Host[place] = new(replication);
        RegretPerIdleRound.Host[place] = tables.RegretPerIdleRound;
        for (int arm = 0; arm < armCount; arm++)
        {
            int cell = CellOf(arm, place);
            arms.Host[cell] = new()
            {
                ClickThreshold = new(BernoulliThreshold.FromProbability(tables.ClickProbability[arm]).Value),
                RewardThreshold = new(BernoulliThreshold.FromProbability(tables.RewardProbability[arm]).Value),
                Id = new((uint)arm),
            };
            eliminatedAt.Host[cell] = default;
            RegretPerShow.Host[cell] = tables.RegretPerShow[arm];
        }
    }

    /// <summary>Sets every arm's index in the mirror and begins to copy all mirrors to the device.</summary>
    public void Upload(AcceleratorStream stream, Func<int, double> first)
    {
        for (int arm = 0; arm < armCount; arm++)
        {
            TReal index = TReal.Create(first(arm));
            foreach (ref ArmLanes<TReal, IntegerScalar> held in arms.Host.Slice(CellOf(arm, 0), places))
            {
                held.Index = index;
            }
        }

        arms.Upload(stream);
        eliminatedAt.Upload(stream);
        replications.Upload(stream);
        RegretPerShow.Upload(stream);
        RegretPerIdleRound.Upload(stream);
    }

    /// <summary>Begins to copy what the arms know to the mirrors.</summary>
    public void Download(AcceleratorStream stream)
    {
        arms.Download(stream);
        eliminatedAt.Download(stream);
    }

    /// <summary>Times shown, shape [arm], from the mirror.</summary>
    public Sequence<long> ShowsOf(int place) => Sequence.Of(armCount, arm => (long)arms.Host[CellOf(arm, place)].Shows.Value);

    /// <summary>Times clicked, shape [arm], from the mirror.</summary>
    public Sequence<long> ClicksOf(int place) => Sequence.Of(armCount, arm => (long)TReal.Extract(arms.Host[CellOf(arm, place)].Clicks, 0));

    /// <summary>Show numbers of removal, shape [arm], from the mirror.</summary>
    public Sequence<long> EliminationsOf(int place) => Sequence.Of(armCount, arm => (long)eliminatedAt.Host[CellOf(arm, place)].Value);

    /// <inheritdoc/>
    public void Dispose()
    {
        arms.Dispose();
        eliminatedAt.Dispose();
        replications.Dispose();
        RegretPerShow.Dispose();
        RegretPerIdleRound.Dispose();
        Regret.Dispose();
    }

    private int CellOf(int arm, int place) => (arm * places) + place;
}
