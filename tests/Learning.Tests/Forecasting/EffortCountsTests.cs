using Mechanisms.Learning.Forecasting;

namespace Mechanisms.Learning.Tests.Forecasting;

public sealed class EffortCountsTests
{
    // Two accuracies make K = 2 efforts and M = 4 beliefs, three of which one is a coin K = 3 and M = 5. √(2 (M ln 2 + ln(K T/δ)) / n) and √(2 ln(4 K² M t²/δ) / n), with t rounds of which n had the effort.
    [Theory]
    [InlineData(2, 1000, 0.05, 100, 300, 0.5170923216474183, 0.6092976334473336)]
    [InlineData(3, 100_000, 0.1, 2500, 9000, 0.1212595851862676, 0.14340293346098879)]
    public void Radii_are_those_of_the_specification(int efforts, long horizon, double confidence, int made, int rounds, double distance, double scalar)
    {
        ForecastingTask task = ForecastingTask.Of(efforts == 2 ? ForecastingModels.Two : ForecastingModels.Three);
        foreach ((DeviationBound bound, double radius) in ((DeviationBound, double)[])[(DeviationBound.Distance, distance), (DeviationBound.Scalar, scalar)])
        {
            foreach (double scale in (double[])[1, 0.2])
            {
                EffortCounts counts = new(task, horizon, bound, confidence, scale);
                for (int round = 0; round < rounds; round++)
                {
                    counts.Add(round < made ? 1 : 0, 0);
                }

                Assert.Equal(scale * radius, counts.Radius(1), 1e-12);
            }
        }
    }

    [Fact]
    public void No_radius_is_above_the_largest_distance_and_none_is_known_before_the_first_round()
    {
        EffortCounts counts = new(ForecastingTask.Of(ForecastingModels.Two), 1000, DeviationBound.Distance, 0.05, 1);
        counts.Add(1, 0);
        Assert.Equal((double.PositiveInfinity, 2), (counts.Radius(0), counts.Radius(1)));
    }
}
