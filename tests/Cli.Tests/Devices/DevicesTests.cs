using System.Text.Json;
using Mechanisms.Bandits.Devices;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Devices;

public sealed class DevicesTests
{
    [Fact]
    public void The_processor_is_listed_with_its_lanes_and_absent_gpus_with_why()
    {
        Tool run = Tool.RunWith(new DoubleRoom("the room is closed"), "devices");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.All(["256 bits", "512 bits", "single", "double", "by run", "gpu: none; the room is closed."], word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
        Assert.Empty(run.Error);
        using JsonDocument listed = JsonDocument.Parse(Tool.RunWith(new DoubleRoom("the room is closed"), "devices", "--json").Output);
        Assert.Equal("the room is closed", listed.RootElement.GetProperty("gpuUnavailable").GetString());
        Assert.Equal(0, listed.RootElement.GetProperty("gpu").GetArrayLength());
    }

    /// <summary>The build's own: without the room, with it on a machine without a GPU, or with both.</summary>
    [Fact]
    public void The_room_of_this_build_lists_gpus_or_says_why_there_are_none()
    {
        Tool run = Tool.Run("devices");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.True(
            run.Output.Contains("-p:Gpu=true", StringComparison.Ordinal) || run.Output.Contains("no CUDA device", StringComparison.Ordinal) || run.Output.Contains("gpu:0", StringComparison.Ordinal), run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Gpus_are_listed_as_they_can_be_named()
    {
        DoubleRoom room = new();
        Tool run = Tool.RunWith(room, "devices");
        Assert.Contains("gpu:1: Double, sm_00, 7 multiprocessors, 1.5 GiB; by run --device gpu:1.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("gpu: none", run.Output, StringComparison.Ordinal);
        using JsonDocument listed = JsonDocument.Parse(Tool.RunWith(room, "devices", "--json").Output);
        Assert.False(listed.RootElement.TryGetProperty("gpuUnavailable", out _));
        JsonElement gpu = Assert.Single(listed.RootElement.GetProperty("gpu").EnumerateArray());
        Assert.Equal(["name", "model", "architecture", "multiprocessors", "memoryBytes"], gpu.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("gpu:1", "Double", "sm_00"), (gpu.GetProperty("name").GetString(), gpu.GetProperty("model").GetString(), gpu.GetProperty("architecture").GetString()));
        Assert.Equal((7, 3L << 29), (gpu.GetProperty("multiprocessors").GetInt32(), gpu.GetProperty("memoryBytes").GetInt64()));
    }

    [Fact]
    public void A_gpu_that_is_named_plays_and_is_what_the_manifest_names_and_is_closed()
    {
        using Workplace place = new();
        DoubleRoom room = new();
        Tool run = Tool.RunWith(room, "run", place.Write("e.json", Samples.Bandit), "--device", "gpu:1", "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.Contains("\"device\": \"the double\"", place.Read("out/manifest.json"), StringComparison.Ordinal);
        Assert.True(room.Opened!.Batches > 0);
        Assert.True(room.Opened.IsDisposed);
    }

    [Theory]
    [InlineData("thompson", "Thompson")]
    [InlineData("kl-ucb\", \"thompson", "Thompson")]
    public void Learners_without_a_kernel_are_named_before_anything_is_played(string learner, string named)
    {
        using Workplace place = new();
        DoubleRoom room = new();
        string file = place.Write("e.json", Samples.Bandit.Replace("\"uniform\"", $"\"{learner}\"", StringComparison.Ordinal));
        Tool run = Tool.RunWith(room, "run", file, "--device", "gpu:1", "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadUsage, run.Code);
        string message = run.Message();
        Assert.All([named, "no kernel", "--device cpu", "Nothing was run"], word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.DoesNotContain("UCB", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathOf("out")));
        Assert.Equal(0, room.Opened!.Batches);
        Assert.True(room.Opened.IsDisposed);
    }

    [Fact]
    public void What_the_processor_plays_is_refused_on_a_gpu()
    {
        using Workplace place = new();
        Tool run = Tool.RunWith(new DoubleRoom(), "run", place.Write("e.json", Samples.Equilibrium), "--device", "gpu:1", "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains("kind equilibrium are played by the processor; use --device cpu", run.Message(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathOf("out")));
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
    public void A_gpu_that_is_not_there_is_an_error_that_says_why_and_nothing_is_run()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Bandit);
        Tool closed = Tool.RunWith(new DoubleRoom("the room is closed"), "run", file, "--device", "gpu:1", "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadUsage, closed.Code);
        Assert.Contains("gpu:1 is not available: the room is closed; or use --device cpu", closed.Message(), StringComparison.Ordinal);
        Tool other = Tool.RunWith(new DoubleRoom(), "run", file, "--device", "gpu:0", "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadUsage, other.Code);
        Assert.Contains("mechanisms devices lists those that are", other.Message(), StringComparison.Ordinal);
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
