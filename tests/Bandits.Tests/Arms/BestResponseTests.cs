using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Tests.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Bandits.Tests.Arms;

public sealed class BestResponseTests
{
    private static readonly ToyClicks Toy = new([0.9, 0.5]);

    [Fact]
    public void An_arm_that_is_always_shown_is_clicked_more_at_every_higher_rate()
    {
        BestResponseCurve curve = Sweep(new OneArm(0), [0, 0.25, 0.5, 0.75, 1]);
        Assert.Equal(curve.Points.OrderBy(point => point.Clicks), curve.Points);
        Assert.Equal((1.0, 100.0), (curve.Maximizer.ClickRate, curve.Maximizer.Clicks));
        Assert.Equal(0, curve.Points[0].Clicks);
        Assert.Equal(0.5, curve.Distance);
    }

    [Fact]
    public void The_own_rate_on_the_grid_gains_exactly_nothing()
    {
        BestResponseCurve curve = Sweep(new ClickChaser(), [0.4, 0.5, 0.6]);
        Assert.Equal(curve.Own, curve.Points[1]);
        Assert.Equal((0.0, 0.0), (curve.Own.Gain, curve.Own.GainError));
    }

    [Fact]
    public void Gains_are_paired_run_by_run()
    {
        BestResponseCurve curve = Sweep(new OneArm(0), [0.6]);
        BestResponsePoint point = curve.Points[0];
        Assert.Equal(point.Clicks - curve.Own.Clicks, point.Gain, 1e-9);
        Assert.True(point.GainError < Math.Sqrt((point.ClicksError * point.ClicksError) + (curve.Own.ClicksError * curve.Own.ClicksError)));
        Assert.Equal(new Deviation<double>(0, 0.5, 0.6, point.Gain), curve.BestDeviation);
    }

    [Fact]
    public void Ties_of_the_maximizer_go_to_the_lowest_index()
    {
        BestResponseCurve curve = Sweep(new OneArm(1), [0.9, 0.1, 0.5]);
        Assert.Equal(0.9, curve.Maximizer.ClickRate);
    }

    [Fact]
    public void One_replication_has_no_errors() =>
        Assert.True(double.IsNaN(Sweep(new OneArm(0), [0.6], replications: 1).Points[0].GainError));

    [Fact]
    public void Regret_at_a_point_is_that_of_the_deviation() =>
        Assert.Equal(100 * (1 - (0.6 * 0.9)), Sweep(new OneArm(0), [0.6]).Points[0].Regret, 1e-9);

    [Fact]
    public void Constructor_rejects_questions_that_make_no_sense()
    {
        ILearner learner = new RandomArm();
        Assert.Throws<ArgumentException>(() => new BestResponseExperiment(Toy, learner, [0.5, 0.5], 0, [], 10, 1, 1));
        Assert.Throws<ArgumentException>(() => new BestResponseExperiment(Toy, learner, [0.5, 0.5], 0, [1.1], 10, 1, 1));
        Assert.Throws<ArgumentException>(() => new BestResponseExperiment(Toy, learner, [0.5], 0, [1], 10, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseExperiment(Toy, learner, [0.5, 0.5], 2, [1], 10, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseExperiment(Toy, learner, [0.5, 0.5], 0, [1], 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponseExperiment(Toy, learner, [0.5, 0.5], 0, [1], 10, 0, 1));
    }

    private static BestResponseCurve Sweep(ILearner learner, Sequence<double> grid, int replications = 10) =>
        new BestResponseExperiment(Toy, learner, [0.5, 0.5], 0, grid, 100, replications, 3).Run(new PlainDevice());
}
