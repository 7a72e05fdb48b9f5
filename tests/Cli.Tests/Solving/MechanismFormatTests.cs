using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mechanisms.Conformance;

namespace Mechanisms.Cli.Tests.Solving;

/// <summary>The page on formats, held against what <c>solve --save</c> writes: every field, and the shape of each by problems whose sizes tell them apart.</summary>
public sealed class MechanismFormatTests
{
    private static readonly string[][] Rows = [.. File.ReadLines(RepositoryFolder.PathOf("docs/formats.md"))
        .SkipWhile(line => line != "| family | type | field | shape | meaning |").Skip(2).TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())];

    // Instances, and what the words of their shapes count.
    public static TheoryData<string, string, string, string> Instances() => new()
    {
        {
            "contract", "single", "action 3, outcome 2",
            """{"outcome": [[0.9, 0.1], [0.5, 0.5], [0.2, 0.8]], "cost": [0, 0.1, 0.3], "reward": [0, 1]}"""
        },
        {
            "contract", "menu", "type 2, action 3, outcome 4",
            """
            {"type": "menu", "typeProb": [0.5, 0.5], "paymentCap": 1, "cost": [[0, 0.1, 0.2], [0, 0.05, 0.3]], "reward": [0, 1, 2, 3], "outcome": [
              [[0.7, 0.1, 0.1, 0.1], [0.1, 0.7, 0.1, 0.1], [0.1, 0.1, 0.1, 0.7]], [[0.7, 0.1, 0.1, 0.1], [0.1, 0.1, 0.7, 0.1], [0.1, 0.1, 0.1, 0.7]]]}
            """
        },
        {
            "info-acquisition-agents", "", "agent 1, effort profile 3, signal profile 4, state 2",
            """
            {"prior": [0.5, 0.5], "utility": [[1, 0], [0, 1]], "cost": [[0, 0.01, 0.02]], "signalCounts": [4], "paymentCap": 1, "signal": [
              [[0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]], [[0.3, 0.3, 0.2, 0.2], [0.2, 0.2, 0.3, 0.3]], [[0.6, 0.3, 0.1, 0], [0, 0.1, 0.3, 0.6]]]}
            """
        },
        {
            "info-acquisition-senders", "", "signal profile 4, action 3",
            """
            {"signalCounts": [2, 2], "joint": [[0.32, 0.08, 0.08, 0.02], [0.02, 0.08, 0.08, 0.32]], "receiverUtility": [[1, 0], [0, 1], [0.6, 0.6]],
              "senderUtility": [[[1, 0.8], [0, 0.2], [0.5, 0.4]], [[1, 0], [0, 1], [0.5, 0.6]]]}
            """
        },
        {
            "scoring-rule", "", "effort 2, signal 3, state 2",
            """
            {"prior": [0.5, 0.5], "cost": [0, 0.05], "signal": [[[0.4, 0.2, 0.4], [0.4, 0.2, 0.4]], [[0.7, 0.2, 0.1], [0.1, 0.2, 0.7]]],
              "utility": [[1, 0], [0, 1]]}
            """
        },
        {
            "persuasion", "", "state 2, action 3",
            """{"prior": [0.7, 0.3], "senderUtility": [[0, 0], [1, 1], [0, 0]], "receiverUtility": [[1, 0], [0, 1], [0, 0]]}"""
        },
        {
            "extras", "amd", "type profile 6, outcome 3, agent 2",
            """{"type": "amd", "values": [[1, 2, 3], [1, 2]], "prob": [[0.5, 0.25, 0.25], [0.25, 0.75]]}"""
        },
        { "extras", "ce", "action profile 6", """{"type": "ce", "payoffs": [[[6, 2, 0], [7, 0, 0]], [[6, 7, 0], [2, 0, 0]]]}""" },
        { "extras", "cce", "action profile 6", """{"type": "cce", "payoffs": [[[6, 2, 0], [7, 0, 0]], [[6, 7, 0], [2, 0, 0]]]}""" },
        {
            "extras", "communication", "type profile 2, action profile 3",
            """{"type": "communication", "types": [2, 1], "actions": [1, 3], "prob": [0.5, 0.5], "payoffs": [[[0, 1, 2], [0, 1, 0]], [[1, 0, 0], [0, 1, 0]]]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Instances))]
    public void What_is_saved_has_the_fields_and_shapes_of_the_page(string family, string type, string sizes, string instance)
    {
        using Workplace place = new();
        string saved = place.PathOf("m.json");
        string file = place.Write("i.json", $$"""{"schema": "mechanisms/{{family}}/1", "instance": {{instance}}}""");
        Tool run = Tool.Run("solve", file, "--save", saved);
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        JsonElement mechanism = JsonElement.Parse(place.Read("m.json")).GetProperty("mechanism");
        string[][] fields = [.. Rows.Where(row => row[0] == family && row[1] == type)];

        Assert.Equal(fields.Select(row => row[2]), mechanism.EnumerateObject().Select(field => field.Name));
        Assert.All(fields, row => Assert.Equal(Expected(row[3], sizes), Shape(mechanism.GetProperty(row[2]))));
        Assert.Equal(ExitCode.Answered, Tool.Run("check", saved, file).Code);
    }

    [Fact]
    public void Every_row_of_the_page_is_tried()
    {
        (string, string)[] tried = [.. Instances().Select(row => (row.Data.Item1, row.Data.Item2))];
        Assert.Equal(tried, Rows.Select(row => (row[0], row[1])).Distinct());
    }

    // Planted: another order of the same words is another shape.
    [Fact]
    public void Shapes_that_are_turned_are_told_apart()
    {
        JsonElement table = JsonElement.Parse("[[1, 2, 3], [4, 5, 6]]");
        Assert.Equal(Expected("[state][action]", "state 2, action 3"), Shape(table));
        Assert.NotEqual(Expected("[action][state]", "state 2, action 3"), Shape(table));
        Assert.Throws<KeyNotFoundException>(() => Expected("[signal]", "state 2"));
    }

    private static int[] Expected(string shape, string sizes)
    {
        Dictionary<string, int> counts = sizes.Split(", ").Select(size => size.LastIndexOf(' ') is var space && space > 0
            ? (Word: size[..space], Count: int.Parse(size[(space + 1)..], CultureInfo.InvariantCulture)) : throw new FormatException(size))
            .ToDictionary(size => size.Word, size => size.Count, StringComparer.Ordinal);
        counts["1"] = 1;
        return shape == "integer" ? [] : [.. Regex.Matches(shape, @"\[([^\]]+)\]").Select(level => counts[level.Groups[1].Value])];
    }

    private static int[] Shape(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Assert.Equal(JsonValueKind.Number, value.ValueKind);
            return [];
        }

        int[][] inner = [.. value.EnumerateArray().Select(Shape)];
        Assert.All(inner, shape => Assert.Equal(inner[0], shape));
        return [inner.Length, .. inner[0]];
    }
}
