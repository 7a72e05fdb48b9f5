using Mechanisms.Bandits.Bounds;
using Mechanisms.Bandits.Families;

namespace Mechanisms.Bandits.Tests.Bounds;

public sealed class LowerBoundTests
{
    [Fact]
    public void Reproduces_the_known_constants()
    {
        Assert.Equal(2.2521, new LaiRobbinsBound([0.9, 0.8]).Constant, 4);
        Assert.Equal(17.445, new LaiRobbinsBound([0.1, 0.05, 0.05, 0.05, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01]).Constant, 3);
        Assert.Equal(44.697, new LaiRobbinsBound([0.5, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4]).Constant, 3);
    }

    /// <summary>For normal rewards C is Σ 2σ²/Δ.</summary>
    [Fact]
    public void Has_the_closed_form_for_normal_rewards() =>
        Assert.Equal((2 * 0.25 / 0.1) + (2 * 0.25 / 0.4), new LaiRobbinsBound([0.5, 0.4, 0.1], new RewardFamily.Gaussian(0.25)).Constant, 12);

    [Fact]
    public void Is_zero_where_nothing_can_be_lost_and_where_one_show_tells_all()
    {
        Assert.Equal(0, new LaiRobbinsBound([0.3, 0.3]).Constant);
        Assert.Equal(0, new LaiRobbinsBound([0.3]).At(100));
        Assert.Equal(0, new LaiRobbinsBound([1, 0.5]).Constant);
    }

    [Fact]
    public void Grows_as_it_says()
    {
        LaiRobbinsBound instance = new([0.9, 0.8]);
        Assert.Equal(instance.Constant * Math.Log(5000), instance.At(5000), 9);
        Assert.Equal(Math.Sqrt(9.0 * 1000) / 27, new MinimaxBound(10).At(1000), 12);
        ILowerBound bound = instance;
        Assert.Equal([instance.At(1), instance.At(7)], bound.Along([1, 7]));
    }

    [Fact]
    public void Rejects_what_is_no_instance()
    {
        Assert.Throws<ArgumentException>(() => new LaiRobbinsBound([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LaiRobbinsBound([0.5, 1.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimaxBound(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimaxBound(2).At(0));
    }
}
