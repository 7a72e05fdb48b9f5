using System.Reflection;
using System.Xml.Linq;

namespace Mechanisms.HouseRules;

public sealed class AheadOfTimeTests
{
    [Fact]
    public void The_rooms_below_the_reports_are_marked_as_ready_for_ahead_of_time_compilation() =>
        House.RequireNone(House.AheadOfTimeRooms.SelectMany(room => Violations(room, House.TextOf("src", room, room + ".csproj"))));

    [Fact]
    public void The_built_assemblies_say_that_they_can_be_trimmed() =>
        House.RequireNone(House.AheadOfTimeRooms.Where(room => !House.Rooms[room].GetCustomAttributes<AssemblyMetadataAttribute>()
            .Any(pair => pair is { Key: "IsTrimmable", Value: "True" })).Select(room => $"{room} is not trimmable."));

    [Fact]
    public void Catches_a_planted_project() => Assert.Single(Violations("Games", "<Project><PropertyGroup /></Project>"));

    private static IEnumerable<string> Violations(string room, string project) =>
        XDocument.Parse(project).Descendants("IsAotCompatible").Any(mark => mark.Value == "true")
            ? [] : [$"src/{room}/{room}.csproj must set IsAotCompatible."];
}
