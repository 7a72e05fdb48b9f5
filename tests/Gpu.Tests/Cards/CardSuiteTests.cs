using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.SideBySide;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.SideBySide.Suites;
using Mechanisms.SideBySide.Suites.Cards;

namespace Mechanisms.Gpu.Tests.Cards;

/// <summary>The benchmark of the GPU on the emulated device: that it runs, and what it does not say. No times are looked at.</summary>
public sealed class CardSuiteTests
{
    [Fact]
    public void A_rehearsal_compares_and_plays_everything_and_calls_itself_one()
    {
        string file = Path.GetTempFileName();
        using StringWriter output = new();
        using StringWriter error = new();
        Assert.Equal(0, new SideBySideCommand(output, error).Run(["gpu", "--rehearse", "--repetitions", "1", "--out", file]));
        string report = File.ReadAllText(file);
        File.Delete(file);
        Assert.Contains("say nothing about any GPU", report, StringComparison.Ordinal);
        Assert.Equal(6, Rows(report, "| 20 | none |"));
        Assert.Equal(6, Rows(report, "| 600 |", "UCB1 |") + Rows(report, "| 600 |", "index |") + Rows(report, "| 600 |", "UCB-S |"));
        Assert.Equal(2, Rows(report, "rounds in registers | 30000 |"));
        Assert.Equal(3, Rows(report, "| UCB1, every index | 4 |") + Rows(report, "| UCB1, every index | 16 |") + Rows(report, "| UCB1, every index | 64 |"));
        Assert.Contains("Without JAX", report, StringComparison.Ordinal);
        Assert.Contains("ncu --kernel-name", report, StringComparison.Ordinal);
    }

    /// <summary>A planted device that plays other episodes: every comparison differs, and no learner has a row of times.</summary>
    [Fact]
    public void What_differs_from_the_processor_has_no_times()
    {
        Report report = new(TextWriter.Null);
        Bench bench = new(report, PeerSet.Open([]), LinearProgramMethods.Default, DataFolder: null, Repetitions: 1) { Families = ["single"] };
        CardSuite.Run(bench, Card.Emulated() with { Reference = precision => new Displaced(new CpuDevice { Precision = precision }) });
        Assert.Equal(3, Rows(report.ToString(), "| 20 | **20: no times** |"));
        Assert.Equal(0, Rows(report.ToString(), "| UCB1 | 600 |"));
        Assert.Equal(1, Rows(report.ToString(), "| rounds in registers | 600 |"));
    }

    [Fact]
    public void Without_a_device_the_suite_ends_the_command_and_says_what_was_found()
    {
        Assert.SkipWhen(GpuDevice.Discover().Count > 0, "There is a CUDA device.");
        using StringWriter output = new();
        using StringWriter error = new();
        Assert.Equal(2, new SideBySideCommand(output, error).Run(["gpu", "--out", Path.Combine(Path.GetTempPath(), "never-written.md")]));
        Assert.Contains("found no CUDA device", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing was measured", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void Regrets_of_one_rule_agree_and_of_another_do_not()
    {
        CardSample ours = new(350, 0.5, 1, 1);
        Assert.True(CardSuite.Agrees(new(353, 0.5, 1, 1), ours));
        Assert.False(CardSuite.Agrees(new(357, 0.5, 1, 1), ours));
        Assert.False(CardSuite.Agrees(new(double.NaN, double.NaN, 1, 1), ours));
    }

    /// <summary>A contender whose runs differ is not measured.</summary>
    [Fact]
    public void Runs_that_differ_have_no_rate()
    {
        int runs = 0;
        CardContender steady = new("steady", () => new(1, 0, 5, 4));
        CardContender unsteady = new("unsteady", () => new(runs++, 0, 5, 4));
        IReadOnlyList<CardSample> samples = new CardTurns(3, seconds: 1).Measure([steady, unsteady]);
        Assert.Equal(new(1, 0, 5, 4), samples[0]);
        Assert.True(double.IsNaN(samples[1].Rate) && double.IsNaN(samples[1].Whole));
    }

    private static int Rows(string report, params string[] parts) => report.Split('\n').Count(line => parts.All(part => line.Contains(part, StringComparison.Ordinal)));

    /// <summary>Plays the batch of another root.</summary>
    private sealed class Displaced(IDevice device) : IDevice
    {
        public string Name => "displaced";

        public Sequence<EpisodeResult> Play(EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default) => device.Play(
            new(batch.Environment, batch.Learner, batch.Episodes, batch.Horizon, batch.Checkpoints, batch.Root + 1), progress, cancellation);
    }
}
