using System.Text.Json;
using Mechanisms.Cli;
using Mechanisms.Conformance;

namespace Mechanisms.Cli.Tests.Solving;

/// <summary>Hired agents and informed senders: solved, saved, and accepted by the check.</summary>
public sealed class SolveInformationTests
{
    private const string Agents = "info-acquisition-agents";
    private const string Senders = "info-acquisition-senders";

    public static TheoryData<string, string> Files() =>
    [
        .. VectorFile.In(Agents).Select(file => new TheoryDataRow<string, string>(Agents, file)),
        .. VectorFile.In(Senders).Select(file => new TheoryDataRow<string, string>(Senders, file)),
    ];

    // 0.6 − 2 · 0.01 · 1 / (1 − 0.01), the closed form of two forecasters.
    [Theory]
    [InlineData(Agents, 574 / 990.0)]
    [InlineData(Senders, 0.8)]
    public void A_starter_is_solved_and_its_mechanism_is_accepted(string family, double value)
    {
        using Workplace place = new();
        string file = place.PathOf("starter.jsonc");
        Assert.Equal(ExitCode.Answered, Tool.Run("new", family, file).Code);
        (double solved, double kept) = SolvedAndChecked(place, file);
        Assert.Equal(value, solved, 1e-9);
        Assert.Equal(value, kept, 1e-9);
        Tool run = Tool.Run("solve", file);
        Assert.Contains("audit   passed", run.Output, StringComparison.Ordinal);
        Assert.Contains("exact", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_vector_is_solved_and_audited_exactly_and_its_mechanism_is_accepted(string folder, string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        using Workplace place = new();
        VectorFile vector = VectorFile.Read(folder, file);
        double expected = vector.Value;
        (double solved, double kept) = SolvedAndChecked(place, TestData.PathOf("vectors", folder, file), vector.ValueIs);
        Assert.Equal(expected, solved, VectorFile.Allowance(expected));
        Assert.InRange(kept, expected - 0.01, expected + VectorFile.Allowance(expected));
    }

    [Fact]
    public void An_uncapped_value_is_said_to_be_a_supremum_and_a_mechanism_near_it_is_saved()
    {
        using Workplace place = new();
        Tool.Run("new", Agents, place.PathOf("starter.jsonc"));
        string file = place.Write("free.jsonc", place.Read("starter.jsonc").Replace("\"paymentCap\": 1", "\"paymentCap\": null", StringComparison.Ordinal));
        JsonElement answer = JsonElement.Parse(Tool.Run("solve", file, "--json").Output);
        Assert.Equal("supremum", answer.GetProperty("valueIs").GetString());
        Assert.False(answer.GetProperty("attained").GetBoolean());
        Assert.Equal(1 / 1024.0, answer.GetProperty("mechanismShare").GetDouble());
        (double solved, double kept) = SolvedAndChecked(place, file);
        Assert.Equal(kept, answer.GetProperty("mechanismValue").GetDouble(), 1e-12);
        string text = Tool.Run("solve", file).Output;
        Assert.Contains("best deterministic cross 0.56", text, StringComparison.Ordinal);
        Assert.Contains("shown and saved", text, StringComparison.Ordinal);
        Assert.Equal(0.58, solved, 1e-9);
        Assert.InRange(kept, 0.5795, 0.5799999);
    }

    [Fact]
    public void Effort_profiles_that_nobody_follows_are_explained()
    {
        using Workplace place = new();
        Tool.Run("new", Agents, place.PathOf("starter.jsonc"));
        string file = place.Write("poor.jsonc", place.Read("starter.jsonc").Replace("\"paymentCap\": 1", "\"paymentCap\": 0.01", StringComparison.Ordinal));
        JsonElement profile = JsonElement.Parse(Tool.Run("solve", file, "--json").Output).GetProperty("profiles")[3];
        Assert.Equal(JsonValueKind.Null, profile.GetProperty("valueCrossPayments").ValueKind);
        Assert.Contains("payment cap is raised to at least 0.02", profile.GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mechanism_that_pays_nothing_for_work_is_refuted_by_shirking()
    {
        using Workplace place = new();
        string file = place.PathOf("starter.jsonc");
        Tool.Run("new", Agents, file);
        string nothing = $"[{string.Join(", ", Enumerable.Repeat("[[0, 0], [0, 0], [0, 0], [0, 0]]", 4))}]";
        string text = $$$"""{"schema": "mechanisms/{{{Agents}}}-mechanism/1", "mechanism": {"mu": [0, 0, 0, 1], "gamma": [{{{nothing}}}, {{{nothing}}}]}}""";
        Tool run = Tool.Run("check", place.Write("m.json", text), file);

        Assert.Equal(ExitCode.Refuted, run.Code);
        Assert.Contains("Agent 0, told effort 1, makes effort 0", run.Output, StringComparison.Ordinal);
        Tool wrong = Tool.Run("check", place.Write("w.json", text.Replace("[0, 0, 0, 1]", "[0, 0, 1]", StringComparison.Ordinal)), file);
        Assert.Contains("one per effort profile", wrong.Message(), StringComparison.Ordinal);
        Tool cut = Tool.Run("check", place.Write("s.json", text.Replace("[[0, 0], [0, 0], [0, 0], [0, 0]], ", string.Empty, StringComparison.Ordinal)), file);
        Assert.Contains("must have 4 entries", cut.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Agents, "\"prior\": [0.5, 0.5]", "\"prior\": [0.5, 0.4]", "must sum to 1")]
    [InlineData(Agents, "\"signalCounts\": [2, 2]", "\"signalCounts\": [2]", "one per agent")]
    [InlineData(Agents, "\"paymentCap\": 1", "\"paymentCap\": -1", "at least 0")]
    [InlineData(Agents, "\"cost\": [", "\"effortCounts\": [2, 3], \"cost\": [", "must be those of the costs")]
    [InlineData(Senders, "0.32, 0.08, 0.08, 0.02]", "0.32, 0.08, 0.08]", "same length")]
    [InlineData(Senders, "\"signalCounts\": [2, 2]", "\"signalCounts\": [2, 3]", "one per signal profile")]
    public void A_wrong_file_gets_one_message_that_says_what_is_wrong(string family, string good, string bad, string message)
    {
        using Workplace place = new();
        Tool.Run("new", family, place.PathOf("starter.jsonc"));
        string text = place.Read("starter.jsonc");
        Assert.Contains(good, text, StringComparison.Ordinal);
        Tool run = Tool.Run("solve", place.Write("bad.jsonc", text.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    private static (double Solved, double Kept) SolvedAndChecked(Workplace place, string file, string? valueIs = null)
    {
        string saved = place.PathOf("mechanism.json");
        Tool solve = Tool.Run("solve", file, "--json", "--save", saved);
        Assert.True(solve.Code == ExitCode.Answered, solve.Error);
        JsonElement answer = JsonElement.Parse(solve.Output);
        Assert.Equal(valueIs ?? answer.GetProperty("valueIs").GetString(), answer.GetProperty("valueIs").GetString());
        Assert.True(answer.GetProperty("audit").GetProperty("passed").GetBoolean(), solve.Output);
        Assert.True(answer.GetProperty("audit").GetProperty("exact").GetBoolean(), solve.Output);
        Tool check = Tool.Run("check", saved, file, "--json");
        Assert.True(check.Code == ExitCode.Answered, check.Output + check.Error);
        return (answer.GetProperty("value").GetDouble(), JsonElement.Parse(check.Output).GetProperty("value").GetDouble());
    }
}
