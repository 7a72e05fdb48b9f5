using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.SideBySide.Suites.Cards;

namespace Mechanisms.Gpu.Tests.Cards;

public sealed class LaunchClockTests
{
    /// <summary>What the processor does before the first launch and after the last two, reading results, is not the device's.</summary>
    [Fact]
    public void The_rate_is_that_of_the_launches_between_whatever_comes_before_and_after() =>
        Prop.ForAll(
            Gen.Choose(1, 40).SelectMany(launches => Gen.Choose(1, 1000).SelectMany(pulls => Gen.Choose(0, 100_000).SelectMany(before => Gen.Choose(0, 100_000).Select(after =>
                (launches, pulls, before, after))))).ToArbitrary(),
            shape => Math.Abs((Rate(shape.launches, shape.pulls, shape.before, shape.after) / (shape.pulls * Stopwatch.Frequency / 100.0)) - 1) < 1e-6).Check(Laws.Config);

    /// <summary>The law would be refuted by a clock that misses what lies between launches.</summary>
    [Fact]
    public void Time_between_launches_counts() => Assert.True(Rate(5, 10, 0, 0, pause: 5000) < Rate(5, 10, 0, 0));

    [Fact]
    public void Fewer_than_five_launches_have_no_rate()
    {
        LaunchClock clock = new();
        for (int launch = 0; launch < 5; launch++)
        {
            Assert.True(double.IsNaN(clock.Rate));
            clock.Report(100, launch * Stopwatch.Frequency);
        }

        Assert.Equal(100, clock.Rate, precision: 9);
    }

    private static double Rate(int launches, int pulls, int before, int after, int pause = 0)
    {
        LaunchClock clock = new();
        clock.Report(pulls, 0);
        clock.Report(pulls, before);
        for (int launch = 1; launch <= launches; launch++)
        {
            clock.Report(pulls, before + (100L * launch) + (launch == launches ? pause : 0));
        }

        clock.Report(pulls, before + (100L * launches) + after);
        clock.Report(pulls, before + (100L * launches) + (2 * after));
        return clock.Rate;
    }
}
