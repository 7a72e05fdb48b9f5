using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Learning.Hiring;
using Mechanisms.Learning.Senders;
using Mechanisms.Workloads.Learning;

namespace Mechanisms.Learning.Tests;

/// <summary>A contender that hands over has played the run that a contest plays with the same key.</summary>
public sealed class HandOverTests
{
    private static readonly StreamKey Key = new StreamKey(20240507).Replication(2);

    [Fact]
    public void A_rule_is_that_of_the_run()
    {
        ForecastingContender contender = new(ForecastingModels.Lopsided, new SafeUcb { Scale = 0.02 });
        Assert.Equal(Measured(contender, 5000), contender.HandOver(5000, Key).Check(contender.Model).LargestGain);
        Assert.NotEqual(Measured(contender, 5000), contender.HandOver(500, Key).Check(contender.Model).LargestGain);
        Assert.Throws<ArgumentOutOfRangeException>(() => contender.HandOver(0, Key));
    }

    [Fact]
    public void A_mechanism_is_that_of_the_run()
    {
        HiringContender contender = new(HiringModels.Lopsided, new ObservedEffortsPrincipal { Scale = 0.05 });
        Assert.Equal(Measured(contender, 20_000), contender.HandOver(20_000, Key).Check(contender.Model).Finding.LargestGain);
        Assert.NotEqual(Measured(contender, 20_000), contender.HandOver(2000, Key).Check(contender.Model).Finding.LargestGain);
        Assert.Throws<ArgumentOutOfRangeException>(() => contender.HandOver(0, Key));
    }

    [Fact]
    public void A_promise_is_that_of_the_run()
    {
        SendersContender contender = new(PromiseModels.Biased, new FullFeedbackReceiver { Scale = 0.1 });
        Assert.Equal(Measured(contender, 5000), contender.HandOver(5000, Key).Check(contender.Model).Best?.Gain ?? 0);
        Assert.NotEqual(Measured(contender, 5000), contender.HandOver(500, Key).Check(contender.Model).Best?.Gain ?? 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => contender.HandOver(0, Key));
    }

    private static double Measured(IContender contender, long horizon)
    {
        int place = contender.Measures.Select(measure => measure.Name).ToList().IndexOf("Largest gain at the end");
        return contender.Play([horizon], Key, CancellationToken.None).Measures[place];
    }
}
