using Mechanisms.HouseRules.Planted;
using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class PublicApiTests
{
    private static readonly string[] Place = ["tests", "HouseRules", "PublicApi.approved.txt"];

    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        string actual = string.Join('\n', House.Rooms.Values.Select(PublicApi.Of));
        if (Environment.GetEnvironmentVariable("MECHANISMS_APPROVE") == "1")
        {
            File.WriteAllText(Path.Combine([House.Root, .. Place]), actual);
        }

        string[] approved = House.TextOf(Place).Split('\n');
        string[] lines = actual.Split('\n');
        House.RequireNone(
            lines.Except(approved, StringComparer.Ordinal).Select(line => "new: " + line)
                .Concat(approved.Except(lines, StringComparer.Ordinal).Select(line => "gone: " + line))
                .Take(50));
        Assert.True(approved.SequenceEqual(lines, StringComparer.Ordinal), "Members moved; approve with MECHANISMS_APPROVE=1.");
    }

    [Fact]
    public void Shows_constructors_accessors_and_defaults()
    {
        string text = PublicApi.Of(typeof(PublicApiTests).Assembly);
        Assert.Contains("    new(Double[] Values)\n", text, StringComparison.Ordinal);
        Assert.Contains("    Int32 Value { get; init; }\n", text, StringComparison.Ordinal);
        Assert.Contains($"class {typeof(OpenClass).FullName}\n", text, StringComparison.Ordinal);
    }
}
