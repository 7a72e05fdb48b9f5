using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Gpu.Tests;

/// <summary>What needs a CUDA device, and what holds without one. Comparisons are skipped where there is none.</summary>
public sealed class CudaDeviceTests
{
    private static readonly Sequence<GpuDescription> Found = GpuDevice.Discover();

    [Fact]
    public void A_device_that_is_not_there_says_so_and_what_to_do()
    {
        using GpuDevice device = new(int.MaxValue);
        Assert.EndsWith("absent", device.Name, StringComparison.Ordinal);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => device.Play(new(Kernels.Environment, new Ucb1(), Kernels.Episodes(1), 10, [10], 1)));
        Assert.Contains($"found {Found.Count} CUDA devices", error.Message, StringComparison.Ordinal);
        Assert.Contains("CpuDevice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_are_numbered_from_zero() =>
        Assert.Equal(Enumerable.Range(0, Found.Count), Found.Select(description => description.Index));

    [Fact]
    public void Every_kernel_gives_the_bits_of_the_processor() => Compare(Kernels.All, LanePrecision.Bits64);

    [Fact]
    public void Every_kernel_in_single_precision_gives_the_bits_of_the_processor() => Compare(Kernels.Single, LanePrecision.Bits32);

    private static void Compare(IReadOnlyList<ILaneLearner> learners, LanePrecision precision)
    {
        Assert.SkipWhen(Found.Count == 0, "There is no CUDA device.");
        using GpuDevice device = new(0) { Precision = precision };
        CpuDevice reference = new() { Precision = precision };
        foreach (ILaneLearner learner in learners)
        {
            EpisodeBatch batch = new(Kernels.Environment, learner, Kernels.Episodes(1000), 5000, [1, 10, 100, 1000, 5000], 0xC0FFEE);
            Sequence<EpisodeResult> expected = reference.Play(batch);
            Sequence<EpisodeResult> seen = device.Play(batch);
            int differing = Enumerable.Range(0, expected.Count).Count(episode => !expected[episode].Equals(seen[episode]));
            Assert.True(differing == 0, $"{learner.Name} on {device.Name}: {differing} of {expected.Count} episodes differ.");
        }
    }
}
