using Mechanisms.SideBySide.Peers;

namespace Mechanisms.SideBySide.Tests.Peers;

public sealed class JaxDeviceTests
{
    [Fact]
    public void The_first_line_names_version_platform_and_device()
    {
        JaxDevice? device = JaxDevice.Read("0.6.2 gpu NVIDIA H100 80GB HBM3");
        Assert.Equal(new("0.6.2", "gpu", "NVIDIA H100 80GB HBM3"), device);
        Assert.False(device!.IsProcessor);
        Assert.Equal("0.6.2 on gpu, NVIDIA H100 80GB HBM3", device.ToString());
    }

    [Fact]
    public void The_processor_is_told_from_devices() => Assert.True(JaxDevice.Read("0.6.2 cpu cpu")!.IsProcessor);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0.6.2")]
    [InlineData("0.6.2 gpu")]
    [InlineData("0.6.2 gpu ")]
    public void Another_line_names_none(string? line) => Assert.Null(JaxDevice.Read(line));
}
