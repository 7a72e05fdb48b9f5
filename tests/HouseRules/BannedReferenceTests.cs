using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class BannedReferenceTests
{
    [Fact]
    public void No_room_uses_the_global_generator_or_the_clock() =>
        House.RequireNone(House.Rooms.Values.SelectMany(assembly =>
            BannedReferenceRule.Violations(assembly.Location, BannedReferenceRule.Everywhere)));

    [Fact]
    public void Only_the_tool_opens_paths_and_prints() =>
        House.RequireNone(House.Libraries.SelectMany(assembly =>
            BannedReferenceRule.Violations(assembly.Location, BannedReferenceRule.OutsideTheTool)));

    [Theory]
    [InlineData("uses System.Random.")]
    [InlineData("uses System.Console.")]
    [InlineData("uses System.IO.File.")]
    [InlineData("calls System.DateTime.get_UtcNow.")]
    public void Catches_a_planted_call(string violation)
    {
        string self = typeof(BannedReferenceTests).Assembly.Location;
        Assert.Contains($"Mechanisms.HouseRules {violation}", BannedReferenceRule.Violations(self, BannedReferenceRule.OutsideTheTool));
    }
}
