using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu.Lanes;
using Mechanisms.Gpu.Tests.Interpreting;

namespace Mechanisms.Gpu.Tests;

/// <summary>
/// The kernels' PTX, interpreted on the processor, plays as scalar lanes: ILGPU's compiler kept the source's meaning. No GPU runs anything here, and what a
/// driver makes of the PTX is not seen.
/// </summary>
public sealed class InterpretedPtxTests
{
    /// <summary>Among them rounds in which not every arm has been shown: only these tell in what order ties are broken.</summary>
    private static readonly long[] Horizons = [2, 3, 60];

    [Fact]
    public void Every_kernel_plays_as_scalar_lanes() => Assert.Empty(Kernels.All.Where(learner => !Agrees<DeviceReal>(learner)).Select(learner => learner.Name));

    [Fact]
    public void Every_kernel_in_single_precision_plays_as_scalar_lanes_in_single_precision() =>
        Assert.Empty(Kernels.Single.Where(learner => !Agrees<DeviceSingle>(learner)).Select(learner => learner.Name));

    /// <summary>The processor's own lanes do not survive the compiler: a truth value becomes the bits of the integer 1, and no click is ever counted.</summary>
    [Fact]
    public void The_processors_lanes_are_refuted()
    {
        Assert.False(Agrees<RealScalar>(new Ucb1()));
        Assert.False(Agrees<SingleScalar>(new Ucb1()));
    }

    /// <summary>One operation changed, one comparison turned, one shift off by one.</summary>
    [Theory]
    [InlineData("add.rn.f64", "sub.rn.f64")]
    [InlineData("setp.gt.f64", "setp.lt.f64")]
    [InlineData("setp.gt.f64", "setp.ge.f64")]
    [InlineData(", 32;", ", 31;")]
    [InlineData("sqrt.rn.f64", "abs.f64")]
    public void Planted_errors_in_the_text_are_refuted(string right, string wrong)
    {
        string text = PtxPlayer<DeviceReal>.Of(new Ucb1());
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.False(Agrees<DeviceReal>(new Ucb1(), text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static bool Agrees<TReal>(ILaneLearner learner, string? text = null)
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    {
        CpuDevice reference = new() { Lanes = LaneWidth.Scalar, Precision = TReal.SignificandBits < 53 ? LanePrecision.Bits32 : LanePrecision.Bits64 };
        PtxProgram kernel = new(text ?? PtxPlayer<TReal>.Of(learner));
        PtxProgram sum = new(PtxPlayer<TReal>.OfRegret());
        foreach (long horizon in Horizons)
        {
            EpisodeBatch batch = new(Kernels.Environment, learner, Kernels.Episodes(5), horizon, [horizon], 0x00C0_FFEE_00DE_CAF0);
            if (!reference.Play(batch).Equals(new InterpretedPlayer<TReal>(batch, kernel, sum).Run()))
            {
                return false;
            }
        }

        return true;
    }
}
