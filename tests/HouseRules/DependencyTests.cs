using System.Reflection;
using System.Xml.Linq;
using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class DependencyTests
{
    [Fact]
    public void Assemblies_depend_on_each_other_in_one_direction() =>
        House.RequireNone(House.Rooms.Values.SelectMany(assembly =>
            DependencyRule.Violations(NameOf(assembly), assembly.GetReferencedAssemblies().Select(reference => reference.Name!))));

    [Fact]
    public void Project_files_reference_no_other_room_and_no_package_that_their_room_may_not_use() =>
        House.RequireNone(House.Rooms.SelectMany(room => DependencyRule.Violations(NameOf(room.Value), ReferencesOf(room.Key)))
            .Concat(House.OptionalRooms.SelectMany(room => DependencyRule.Violations("Mechanisms." + room, ReferencesOf(room)))));

    [Fact]
    public void Optional_rooms_and_their_tests_stay_out_of_the_solution_and_their_packages_behind_their_switch()
    {
        string solution = House.TextOf("Mechanisms.sln");
        XDocument packages = XDocument.Parse(House.TextOf("Directory.Packages.props"));
        foreach (string room in House.OptionalRooms)
        {
            Assert.DoesNotContain($"{room}.csproj", solution, StringComparison.Ordinal);
            Assert.DoesNotContain($"{room}.Tests.csproj", solution, StringComparison.Ordinal);
            foreach (string package in ReferencesOf(room).Where(reference => !reference.StartsWith("Mechanisms", StringComparison.Ordinal)))
            {
                XElement version = packages.Descendants("PackageVersion").Single(element => (string?)element.Attribute("Include") == package);
                Assert.Equal($"'$({room})' == 'true'", (string?)version.Attribute("Condition"));
            }
        }
    }

    [Fact]
    public void Every_project_under_src_is_a_known_room() =>
        Assert.Equal(
            House.Rooms.Keys.Concat(House.OptionalRooms).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                .Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    [Fact]
    public void No_two_assembly_names_differ_by_case_only() =>
        Assert.Equal(
            House.Rooms.Count,
            House.Rooms.Values.Select(NameOf).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [InlineData("Mechanisms", "Mechanisms.Bandits")]
    [InlineData("Mechanisms.Bandits", "Mechanisms")]
    [InlineData("Mechanisms.Foundations", "Mechanisms.Games")]
    [InlineData("Mechanisms.Bandits", "MathNet.Numerics")]
    [InlineData("Mechanisms.Reports", "System.CommandLine")]
    [InlineData("Mechanisms.Strangers", "System.Runtime")]
    public void Catches_a_planted_dependency(string assembly, string reference) =>
        Assert.Single(DependencyRule.Violations(assembly, [reference]));

    private static string NameOf(Assembly assembly) => assembly.GetName().Name!;

    private static IEnumerable<string> ReferencesOf(string room)
    {
        XDocument project = XDocument.Parse(House.TextOf("src", room, room + ".csproj"));
        IEnumerable<string> packages = project.Descendants("PackageReference")
            .Select(reference => (string)reference.Attribute("Include")!);
        IEnumerable<string> rooms = project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!))
            .Select(name => name == "Mechanisms" ? name : "Mechanisms." + name);
        return packages.Concat(rooms);
    }
}
