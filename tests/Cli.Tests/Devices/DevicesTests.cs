using System.Text.Json;
using Mechanisms.Bandits.Devices;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Devices;

public sealed class DevicesTests
{
    [Fact]
    public void The_processor_is_listed_with_its_lanes_and_the_missing_room_with_how_to_get_it()
    {
        Tool run = Tool.Run("devices");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.All(["256 bits", "512 bits", "single", "double", "by run", "-p:Gpu=true"], word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
        Assert.Empty(run.Error);
    }

    [Fact]
    public void The_list_as_json_agrees_with_the_device_of_runs()
    {
        using JsonDocument listed = JsonDocument.Parse(Tool.Run("devices", "--json").Output);
        CpuDevice device = new();
        Assert.Equal(Environment.ProcessorCount, listed.RootElement.GetProperty("processors").GetInt32());
        Assert.Equal(device.Name, listed.RootElement.GetProperty("default").GetString());
        JsonElement used = Assert.Single(listed.RootElement.GetProperty("cpu").EnumerateArray(), lanes => lanes.GetProperty("isDefault").GetBoolean());
        Assert.Equal(device.LaneCount, used.GetProperty("lanes").GetInt32());
        Assert.True(used.GetProperty("inHardware").GetBoolean());
        Assert.Equal(6, listed.RootElement.GetProperty("cpu").GetArrayLength());
    }

    [Fact]
    public void A_gpu_without_its_room_is_an_error_that_says_how_to_get_it_and_nothing_is_run()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Bandit);
        Tool run = Tool.Run("run", file, "--device", "gpu:0", "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains("-p:Gpu=true", run.Message(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathOf("out")));
    }

    [Fact]
    public void Threads_are_the_processors()
    {
        using Workplace place = new();
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Bandit), "--device", "gpu:0", "--threads", "2");
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains("--threads is for --device cpu", run.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("gpu:x")]
    [InlineData("CPU")]
    [InlineData("cuda")]
    [InlineData("")]
    public void A_machine_that_does_not_exist_is_refused(string name)
    {
        using Workplace place = new();
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Bandit), "--device", name);
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains($"got '{name}'", run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_says_which_machine_ran()
    {
        using Workplace place = new();
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Bandit), "--device", "cpu", "--threads", "3", "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.Contains($"\"device\": \"{new CpuDevice { Threads = 3 }.Name}\"", place.Read("out/manifest.json"), StringComparison.Ordinal);
    }
}
