using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;

namespace Mechanisms.Bandits.Tests.Linear;

public sealed class ConfidenceRadiusTests
{
    private static readonly EstimatorState ThreeSamples = new(2, 1, 3, 1000, 1.6639260977);

    [Fact]
    public void Reproduces_the_golden_radii_of_three_samples()
    {
        ConfidenceRadius.SelfNormalized radius = new() { FailureProbability = 0.01 };
        Assert.Equal(4.2976152701, radius.Of(ThreeSamples), 1e-9);
        Assert.Equal(4.3230892007, (radius with { Volume = VolumeBound.Samples }).Of(ThreeSamples), 1e-9);
    }

    [Fact]
    public void Reproduces_the_radius_of_the_authors() =>
        Assert.Equal(13.5158483, ManipulationExperiment.AuthorsRadius(5).Of(new(5, 1, 0, 10_000, 0)), 1e-6);

    [Fact]
    public void Bounds_of_the_volume_are_ordered()
    {
        ConfidenceRadius.SelfNormalized radius = new();
        double[] radii = [.. Enum.GetValues<VolumeBound>().Select(bound => (radius with { Volume = bound }).Of(ThreeSamples))];
        Assert.Equal(radii.Order(), radii);
    }

    [Fact]
    public void Rejects_what_is_no_scale_or_probability()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceRadius.Constant(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceRadius.SelfNormalized { Noise = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceRadius.SelfNormalized { FailureProbability = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceRadius.SelfNormalized { FailureProbability = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceRadius.SelfNormalized { Volume = (VolumeBound)9 });
    }
}
