using Mechanisms.Bandits.Arms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Arms;

public sealed class StartingProfilesTests
{
    [Fact]
    public void Random_profiles_stay_in_their_range_and_follow_their_key()
    {
        Sequence<double> profile = StartingProfiles.Random(1000, 0.2, 0.3, new StreamKey(1));
        Assert.All(profile, rate => Assert.InRange(rate, 0.2, 0.3));
        Assert.Equal(profile, StartingProfiles.Random(1000, 0.2, 0.3, new StreamKey(1)));
        Assert.NotEqual(profile, StartingProfiles.Random(1000, 0.2, 0.3, new StreamKey(2)));
        Assert.Equal(profile.Take(3).ToSequence(), StartingProfiles.Random(3, 0.2, 0.3, new StreamKey(1)));
    }

    [Fact]
    public void A_range_of_one_point_gives_that_point() =>
        Assert.Equal([0.7, 0.7], StartingProfiles.Random(2, 0.7, 0.7, new StreamKey(1)));

    [Fact]
    public void Rejects_ranges_that_are_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StartingProfiles.Random(0, 0, 1, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => StartingProfiles.Random(2, 0.6, 0.5, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => StartingProfiles.Random(2, double.NaN, 0.5, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => StartingProfiles.Random(2, 0.5, 1.5, default));
    }
}
