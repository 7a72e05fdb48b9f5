using System.Globalization;

namespace Mechanisms.HouseRules;

public sealed class CultureTests
{
    [Fact]
    public void The_suite_really_runs_under_the_culture_that_the_caller_asked_for()
    {
        string? expected = Environment.GetEnvironmentVariable("MECHANISMS_EXPECT_CULTURE");
        Assert.SkipWhen(string.IsNullOrEmpty(expected), "MECHANISMS_EXPECT_CULTURE asks for no culture.");
        Assert.Equal(expected, CultureInfo.CurrentCulture.Name);
        Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
    }
}
