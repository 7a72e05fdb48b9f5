using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu.Lanes;
using Mechanisms.Gpu.Playing;

namespace Mechanisms.Gpu.Tests;

/// <summary>What is told of a kernel before it runs, on the emulation, whose threads need no registers.</summary>
public sealed class KernelResidenceTests
{
    private static readonly Machine Emulation = Machine.Emulated(threadsPerWarp: 4, warps: 2);

    [Fact]
    public void Threads_that_a_multiprocessor_holds_are_a_share_of_all()
    {
        foreach (ILaneLearner learner in (ILaneLearner[])[new Ucb1(), new KlUcb(), new OwnUcb(0.7)])
        {
            Require<DeviceReal>(learner);
            Require<DeviceSingle>(learner);
        }
    }

    [Fact]
    public void A_learner_without_an_index_is_refused() =>
        Assert.Contains("no kernel of an index", Assert.Throws<InvalidOperationException>(() => KernelResidence.Of<DeviceReal>(Emulation, new Bandits.Adversarial.Exp3(), 3)).Message, StringComparison.Ordinal);

    private static void Require<TReal>(ILaneLearner learner)
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    {
        KernelResidence residence = KernelResidence.Of<TReal>(Emulation, learner, 10);
        Assert.InRange(residence.GroupSize, 1, 8);
        Assert.InRange(residence.Groups, 1, 8);
        Assert.Equal(residence.GroupSize * residence.Groups / 8.0, residence.Occupancy);
        Assert.InRange(residence.Occupancy, double.Epsilon, 1);
        Assert.Null(residence.Registers);
        Assert.Null(residence.LocalBytes);
    }
}
