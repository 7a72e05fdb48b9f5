using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Suites;

namespace Mechanisms.SideBySide.Tests.Suites;

public sealed class GpuSuiteTests
{
    private static readonly JaxDevice Processor = new("0.6.2", "cpu", "cpu");
    private static readonly JaxDevice Card = new("0.6.2", "gpu", "NVIDIA H100 80GB HBM3");

    /// <summary>In a build without the room, and on a machine without a device: nothing is played on the processor instead, and no report is written.</summary>
    [Theory]
    [InlineData("gpu")]
    [InlineData("gpu", "--rehearse")]
    [InlineData("small", "gpu")]
    public void Without_the_room_the_suite_ends_the_command_and_says_how_to_build_it(params string[] arguments)
    {
        string file = Path.Combine(Path.GetTempPath(), $"{nameof(GpuSuiteTests)}-{Environment.ProcessId}-never-written.md");
        using StringWriter output = new();
        using StringWriter error = new();
        Assert.Equal(2, new SideBySideCommand(output, error).Run([.. arguments, "--out", file]));
        Assert.Contains("-p:Gpu=true", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing was measured", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void A_JAX_on_the_processor_is_refused_unless_it_is_allowed()
    {
        string refusal = Assert.IsType<string>(GpuSuite.RefusalOf(Processor, allowsProcessor: false));
        Assert.Contains("0.6.2 on cpu", refusal, StringComparison.Ordinal);
        Assert.Contains("--jax-on-cpu", refusal, StringComparison.Ordinal);
        Assert.Null(GpuSuite.RefusalOf(Processor, allowsProcessor: true));
    }

    [Fact]
    public void A_JAX_on_a_GPU_and_none_are_not_refused()
    {
        Assert.Null(GpuSuite.RefusalOf(Card, allowsProcessor: false));
        Assert.Null(GpuSuite.RefusalOf(jax: null, allowsProcessor: false));
    }
}
