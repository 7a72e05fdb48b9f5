using Mechanisms.Bandits.Learners;
using Mechanisms.Gpu.Lanes;
using Mechanisms.Gpu.Playing;

namespace Mechanisms.Gpu.Tests;

/// <summary>What ILGPU compiles the kernels to, read as text. No GPU runs it here.</summary>
public sealed class PtxTests
{
    [Fact]
    public void No_kernel_leaves_its_text_approximates_or_lets_the_assembler_fuse()
    {
        foreach (ILaneLearner learner in Kernels.All.DistinctBy(learner => learner.GetType()))
        {
            Require(learner.Name, PtxPlayer<DeviceReal>.Of(learner));
            Require(learner.Name + " in single precision", PtxPlayer<DeviceSingle>.Of(learner));
        }
    }

    [Fact]
    public void Neither_does_the_sum_of_regret()
    {
        Require("regret", PtxPlayer<DeviceReal>.OfRegret());
        Require("regret of single precision", PtxPlayer<DeviceSingle>.OfRegret());
    }

    /// <summary>Asked for sm_90, ILGPU names the oldest architecture that has all it uses; drivers compile for the newer.</summary>
    [Fact]
    public void The_text_for_sm_90_is_of_an_architecture_that_it_runs() =>
        Assert.Contains(".target sm_80\n", PtxPlayer<DeviceReal>.Of(new Ucb1()), StringComparison.Ordinal);

    /// <summary>What ILGPU writes without the rounded operations is refuted: the rule has something to find.</summary>
    [Fact]
    public void Plain_arithmetic_is_refuted() =>
        Assert.Contains(PtxRules.Violations(PtxPlayer<DeviceReal>.Of(new Ucb1(), _ => { })), violation => violation.Contains("add.f64", StringComparison.Ordinal));

    [Theory]
    [InlineData(".extern .func (.param .b64 retval) __nv_log (.param .b64 x);")]
    [InlineData("\tcall (callRetVal), Log_77, (")]
    [InlineData("\tcall.uni Log_77, (")]
    [InlineData("\tfma.rn.f64\t%fd3, %fd1, %fd2, %fd0;")]
    [InlineData("\tmad.rn.f32\t%f3, %f1, %f2, %f0;")]
    [InlineData("\tdiv.approx.f32\t%f3, %f1, %f2;")]
    [InlineData("\tsqrt.approx.ftz.f32\t%f3, %f1;")]
    [InlineData("\tdiv.full.f32\t%f3, %f1, %f2;")]
    [InlineData("\trsqrt.approx.f64\t%fd3, %fd1;")]
    [InlineData("\tmul.f64\t%fd3, %fd1, %fd2;")]
    [InlineData("\tadd.rz.f64\t%fd3, %fd1, %fd2;")]
    public void Planted_instructions_are_refuted(string line) =>
        Assert.NotEmpty(PtxRules.Violations(PtxPlayer<DeviceReal>.OfRegret() + line));

    [Fact]
    public void A_rule_that_does_not_compile_is_recognized_by_its_refusal()
    {
        Exception refusal = Assert.ThrowsAny<Exception>(() => PtxPlayer<DeviceReal>.Of(new Thrower()));
        Assert.True(GpuSession.IsRefusal(refusal), refusal.GetType().FullName);
        Assert.False(GpuSession.IsRefusal(new IOException()));
    }

    private static void Require(string kernel, string ptx)
    {
        string[] violations = [.. PtxRules.Violations(ptx)];
        Assert.True(violations.Length == 0, $"{kernel}: {string.Join("; ", violations)}");
    }
}
