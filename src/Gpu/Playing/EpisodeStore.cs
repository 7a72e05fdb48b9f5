using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Rules;
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

    /// <summary>Sets an episode in the mirrors to where it was, after it has been set up.</summary>
    public void Restore(int place, ReadOnlySpan<ArmState> saved)
    {
        for (int arm = 0; arm < armCount; arm++)
        {
            int cell = CellOf(arm, place);
            ref ArmLanes<TReal, IntegerScalar> held = ref arms.Host[cell];
            held.Index = TReal.Create(saved[arm].Index);
            held.Slope = TReal.Create(saved[arm].Slope);
            held.Clicks = TReal.Create(saved[arm].Clicks);
            held.Rewards = TReal.Create(saved[arm].Rewards);
            held.Shows = new(saved[arm].Shows);
            eliminatedAt.Host[cell] = new(saved[arm].EliminatedAt);
        }
    }

    /// <summary>Sets every arm's index in the mirror.</summary>
    public void SetIndices(Func<int, double> first)
    {
        for (int arm = 0; arm < armCount; arm++)
        {
            TReal index = TReal.Create(first(arm));
            foreach (ref ArmLanes<TReal, IntegerScalar> held in arms.Host.Slice(CellOf(arm, 0), places))
            {
                held.Index = index;
            }
        }
    }

    /// <summary>Begins to copy all mirrors to the device.</summary>
    public void Upload(AcceleratorStream stream)
    {
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

    /// <summary>What the arms of an episode know, from the mirrors.</summary>
    public ArmState[] StatesOf(int place)
    {
        ArmState[] states = new ArmState[armCount];
        for (int arm = 0; arm < armCount; arm++)
        {
            int cell = CellOf(arm, place);
            ArmLanes<TReal, IntegerScalar> held = arms.Host[cell];
            states[arm] = new(
                TReal.Extract(held.Index, 0),
                TReal.Extract(held.Slope, 0),
                TReal.Extract(held.Clicks, 0),
                TReal.Extract(held.Rewards, 0),
                held.Shows.Value,
                eliminatedAt.Host[cell].Value);
        }

        return states;
    }

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
