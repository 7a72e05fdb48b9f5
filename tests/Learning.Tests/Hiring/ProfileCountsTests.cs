using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

public sealed class ProfileCountsTests
{
    // √(2 (m ln 2 + ln(N/δ)) / n): one agent with two efforts, signals and states has m = 4 outcomes and N = 1 + 2 + 2 confidence sets; two agents have m = 8 and N = 1 + 4 + 4.
    [Theory]
    [InlineData(1, 465, 0.05, 0.17813561232800904)]
    [InlineData(2, 3000, 0.1, 0.08183311112587548)]
    public void Radii_of_profiles_are_those_of_the_formula(int agents, int rounds, double confidence, double radius)
    {
        foreach (double scale in (double[])[1, 0.2])
        {
            ProfileCounts counts = Counted(agents == 1 ? HiringModels.One : HiringModels.Forecasters, confidence, scale, rounds);
            Assert.Equal(scale * radius, counts.Radius(1), 1e-12);
            Assert.Equal(2, Counted(HiringModels.One, confidence, scale: 1, rounds: 1).Radius(1));
        }
    }

    // Own reports and states are m = 4 outcomes of the rounds of all profiles in which the agent makes the effort: 3000 and 1000.
    [Fact]
    public void Radii_of_own_reports_are_those_of_the_formula()
    {
        ProfileCounts counts = Counted(HiringModels.Forecasters, 0.1, scale: 1, rounds: 3000);
        for (int round = 0; round < 1000; round++)
        {
            counts.Add(3, 0, 0);
        }

        Assert.Equal(0.06030090543503492, counts.OwnRadius(1, 1), 1e-12);
    }

    private static ProfileCounts Counted(HiredAgentsProblem model, double confidence, double scale, int rounds)
    {
        ProfileCounts counts = new(HiringTask.Of(model), confidence, scale);
        for (int round = 0; round < rounds; round++)
        {
            counts.Add(1, 0, round % 2);
        }

        return counts;
    }
}
