using System.Text.Json;
using Mechanisms.Cli;
using Mechanisms.Conformance;

namespace Mechanisms.Cli.Tests.Solving;

/// <summary>Families whose answer is a mechanism: solved, saved, and accepted by the check.</summary>
public sealed class SolveDesignTests
{
    public static TheoryData<string, string> Files() =>
    [
        .. Folder("persuasion"), .. Folder("scoring-rule"), .. Folder("extras"),
        .. Folder("contract").Where(row => row.Data.Item2.Contains("menu", StringComparison.Ordinal)),
    ];

    [Theory]
    [InlineData("persuasion", 0.6)]
    [InlineData("scoring-rule", 0.66666666666666667)]
    [InlineData("extras", 2)]
    [InlineData("menu", 1646123 / 4139200.0)]
    [InlineData("correlated-equilibrium", 10.5)]
    [InlineData("communication-equilibrium", 15 / 7.0)]
    public void A_starter_is_solved_and_its_mechanism_is_accepted(string kind, double value)
    {
        using Workplace place = new();
        string file = place.PathOf("starter.jsonc");
        Assert.Equal(ExitCode.Answered, Tool.Run("new", kind, file).Code);
        Assert.Equal(value, SolvedAndChecked(place, file), 1e-9);
        Assert.Contains("value", Tool.Run("solve", file).Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_vector_is_solved_audited_exactly_and_its_mechanism_is_accepted(string folder, string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        using Workplace place = new();
        VectorFile vector = VectorFile.Read(folder, file);
        double solved = SolvedAndChecked(place, TestData.PathOf("vectors", folder, file), vector.ValueIs);
        Assert.Equal(vector.Value, solved, VectorFile.Allowance(vector.Value));
    }

    [Fact]
    public void A_menu_is_solved_and_its_mechanism_is_accepted()
    {
        using Workplace place = new();
        string file = place.Write("menu.json", """
            {"schema": "mechanisms/contract/1", "instance": {"type": "menu", "typeProb": [0.5, 0.5], "paymentCap": 1,
              "outcome": [[[0.7, 0.3], [0.3, 0.7]], [[0.85, 0.15], [0.35, 0.65]]], "cost": [[0, 0.03], [0, 0.29]], "reward": [0, 1]}}
            """);
        Assert.Equal(1646123 / 4139200.0, SolvedAndChecked(place, file), 1e-9);
    }

    // Values by SciPy's HiGHS: what players promise before they hear the advice allows more than what they follow once they hear it.
    [Fact]
    public void Coarse_advice_is_solved_shown_and_checked_as_what_it_is()
    {
        using Workplace place = new();
        string coarse = place.Write("cce.json", Posed("cce"));
        string saved = place.PathOf("m.json");
        JsonElement answer = JsonElement.Parse(Tool.Run("solve", coarse, "--json", "--save", saved).Output);
        Assert.Equal((3.0, 2.0), (answer.GetProperty("value").GetDouble(), answer.GetProperty("correlatedValue").GetDouble()), Near);
        JsonElement heard = JsonElement.Parse(Tool.Run("solve", place.Write("ce.json", Posed("ce")), "--json").Output);
        Assert.Equal((2.0, 3.0), (heard.GetProperty("value").GetDouble(), heard.GetProperty("coarseValue").GetDouble()), Near);
        Assert.Equal(ExitCode.Answered, Tool.Run("check", saved, coarse).Code);
        Assert.Equal(ExitCode.Refuted, Tool.Run("check", saved, place.PathOf("ce.json")).Code);

        static bool Near((double, double) expected, (double, double) found) =>
            Math.Abs(expected.Item1 - found.Item1) < 1e-9 && Math.Abs(expected.Item2 - found.Item2) < 1e-9;

        static string Posed(string type) => $$"""
            {"schema": "mechanisms/extras/1", "instance": {"type": "{{type}}", "payoffs": [[[0, 2, 0], [3, 1, 0], [0, 3, 1]], [[3, 0, 0], [0, 2, 0], [0, 0, 1]]] } }
            """;
    }

    // Two types whose best menus pay ever more on ever rarer recommendations: what is shown and saved is another menu than the limit, and is said to be.
    [Fact]
    public void A_menu_near_a_supremum_says_its_share_and_what_it_is_worth()
    {
        using Workplace place = new();
        string saved = place.PathOf("m.json");
        string file = place.Write("menu.json", """
            {"schema": "mechanisms/contract/1", "instance": {"type": "menu", "typeProb": [0.5, 0.5], "reward": [1.6, 0.5],
              "outcome": [[[0.8, 0.2], [0.5, 0.5]], [[0.7, 0.3], [0.2, 0.8]]], "cost": [[0.3, 0.2], [0.4, 0.3]]}}
            """);
        JsonElement answer = JsonElement.Parse(Tool.Run("solve", file, "--json", "--save", saved).Output);
        JsonElement check = JsonElement.Parse(Tool.Run("check", saved, file, "--json").Output);

        Assert.Equal(("supremum", false, 0.001), (answer.GetProperty("valueIs").GetString(), answer.GetProperty("attained").GetBoolean(), answer.GetProperty("mechanismShare").GetDouble()));
        Assert.Equal(1.0785, answer.GetProperty("value").GetDouble(), 1e-9);
        Assert.True(check.GetProperty("accepted").GetBoolean());
        Assert.Equal(check.GetProperty("value").GetDouble(), answer.GetProperty("mechanismValue").GetDouble(), 1e-12);
        Assert.InRange(answer.GetProperty("value").GetDouble() - check.GetProperty("value").GetDouble(), 1e-6, 1e-3);
        Assert.Contains("a share of 0.001 of other recommendations", Tool.Run("solve", file).Output, StringComparison.Ordinal);
    }

    // A signal that is right four times in five: the payment is 8/3 of the cost. Where nobody's cost tempts, none has a price.
    [Fact]
    public void What_a_saved_cost_is_worth_is_written_where_a_cost_tempts()
    {
        using Workplace place = new();
        Assert.Equal(8 / 3.0, Bindings("scoring-rule").Sum(binding => binding.TryGetProperty("costPrice", out JsonElement price) ? price.GetDouble() : 0), 1e-9);
        Assert.Contains(Bindings("info-acquisition-agents"), binding => binding.TryGetProperty("costPrice", out JsonElement price) && price.GetDouble() > 0);
        JsonElement[] persuaded = Bindings("persuasion");
        Assert.NotEmpty(persuaded);
        Assert.DoesNotContain(persuaded, binding => binding.TryGetProperty("costPrice", out _));

        JsonElement[] Bindings(string kind)
        {
            string file = place.PathOf($"{kind}.jsonc");
            Tool.Run("new", kind, file);
            return [.. JsonElement.Parse(Tool.Run("solve", file, "--json").Output).GetProperty("binding").EnumerateArray()];
        }
    }

    // The values of types alone are evidence like the rest: by the method named, and audited.
    [Theory]
    [InlineData("revised-simplex")]
    [InlineData("tableau-simplex")]
    public void Each_type_alone_is_solved_by_the_method_named_and_audited(string method)
    {
        using Workplace place = new();
        string file = place.Write("menu.json", """
            {"schema": "mechanisms/contract/1", "instance": {"type": "menu", "typeProb": [0.5, 0.5], "paymentCap": 1,
              "outcome": [[[0.7, 0.3], [0.3, 0.7]], [[0.85, 0.15], [0.35, 0.65]]], "cost": [[0, 0.03], [0, 0.29]], "reward": [0, 1]}}
            """);
        JsonElement answer = JsonElement.Parse(Tool.Run("solve", file, "--json", "--method", method).Output);

        // One program for the menu and one for each action of each type.
        Assert.Equal(5, answer.GetProperty("audit").GetProperty("programs").GetInt32());
        Assert.True(answer.GetProperty("attained").GetBoolean());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("mechanismShare").ValueKind);
        double[] alone = [.. answer.GetProperty("valueOfEachTypeAlone").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal([0.6475, 0.273], alone, (expected, found) => Math.Abs(expected - found) < 1e-9);
    }

    [Theory]
    [InlineData("persuasion", "\"prior\": [0.7, 0.3]", "\"prior\": [0.7, 0.2]", "must sum to 1")]
    [InlineData("persuasion", "[0, 1]\n    ]", "[0, 1, 2]\n    ]", "same length")]
    [InlineData("scoring-rule", "\"cost\": [0, 0.05]", "\"cost\": [0]", "one per effort")]
    [InlineData("scoring-rule", "\"cost\": [0, 0.05]", "\"cost\": [0, -0.05]", "at least 0")]
    [InlineData("extras", "\"amd\"", "\"adm\"", "must be a known one")]
    [InlineData("extras", "[[1, 2, 3], [1, 2, 3]]", "[[1, 2], [1, 2, 3]]", "one per value")]
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

    // Nine bidders with ten values each have a billion profiles, from a file of a kilobyte.
    [Theory]
    [InlineData(9)]
    [InlineData(40)]
    public void Short_lists_of_many_bidders_are_refused_before_their_tables_are_made(int bidders)
    {
        using Workplace place = new();
        string values = string.Join(", ", Enumerable.Repeat("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", bidders));
        string chances = string.Join(", ", Enumerable.Repeat("[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]", bidders));
        Tool run = Tool.Run("solve", place.Write(
            "many.json", $$$"""{"schema": "mechanisms/extras/1", "instance": {"type": "amd", "values": [{{{values}}}], "prob": [{{{chances}}}]}}"""));
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("Use the library for larger problems", run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_disobeyed_scheme_is_refuted_by_its_best_deviation()
    {
        using Workplace place = new();
        string file = place.PathOf("starter.jsonc");
        Tool.Run("new", "persuasion", file);
        Tool run = Tool.Run(
            "check", place.Write("m.json", """{"schema": "mechanisms/persuasion-mechanism/1", "mechanism": {"phi": [[0, 1], [0, 1]]}}"""), file);

        Assert.Equal(ExitCode.Refuted, run.Code);
        Assert.Contains("told action 1, takes action 0", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type": "amd", "values": [[1, 2]], "prob": [[0.5, 0.5]]}""", "agent 0 pays")]
    [InlineData("""{"type": "ce", "payoffs": [[[6, 2], [7, 0]], [[6, 7], [2, 0]]]}""", "probability")]
    [InlineData("""{"type": "communication", "types": [2, 1], "actions": [1, 2], "prob": [0.5, 0.5], "payoffs": [[[0, 1], [0, 1]], [[1, 0], [0, 1]]]}""", "types")]
    public void The_mechanism_of_every_type_is_shown(string instance, string heading)
    {
        using Workplace place = new();
        Tool run = Tool.Run("solve", place.Write("extras.json", $$"""{"schema": "mechanisms/extras/1", "instance": {{instance}}}"""));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.Contains(heading, run.Output, StringComparison.Ordinal);
        Assert.Contains("[0", run.Output, StringComparison.Ordinal);
    }

    // The best lie is no truth: where every one costs, the gain is what the cheapest costs.
    [Fact]
    public void A_lie_that_costs_has_a_gain_below_zero()
    {
        using Workplace place = new();
        string instance = place.Write("senders.json", """
            {"schema": "mechanisms/info-acquisition-senders/1", "instance": {"n": 1, "numStates": 2, "numActions": 2, "signalCounts": [2],
            "joint": [[0.5, 0], [0, 0.5]], "receiverUtility": [[1, 0], [0, 1]], "senderUtility": [[[1, 0], [0, 1]]]}}
            """);
        string mechanism = place.Write("m.json", """{"schema": "mechanisms/info-acquisition-senders-mechanism/1", "mechanism": {"phi": [[1, -1e-18], [0, 1]]}}""");
        Tool run = Tool.Run("check", mechanism, instance, "--json");
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.Equal(-0.5, JsonElement.Parse(run.Output).GetProperty("gain").GetDouble(), 1e-12);
    }

    private static IEnumerable<TheoryDataRow<string, string>> Folder(string folder) =>
        VectorFile.In(folder).Select(file => new TheoryDataRow<string, string>(folder, file));

    // The value of the answer, and of the saved mechanism unless the optimum found is none.
    private static double SolvedAndChecked(Workplace place, string file, string? valueIs = null)
    {
        string saved = place.PathOf("mechanism.json");
        Tool solve = Tool.Run("solve", file, "--json", "--save", saved);
        Assert.True(solve.Code == ExitCode.Answered, solve.Error);
        JsonElement answer = JsonElement.Parse(solve.Output);
        Assert.True(answer.GetProperty("audit").GetProperty("exact").GetBoolean());
        Tool check = Tool.Run("check", saved, file, "--json");
        Assert.True(check.Code == ExitCode.Answered, check.Output + check.Error);
        double value = answer.GetProperty("value").GetDouble();
        Assert.Equal(valueIs ?? answer.GetProperty("valueIs").GetString(), answer.GetProperty("valueIs").GetString());
        if (!answer.TryGetProperty("attained", out JsonElement attained) || attained.GetBoolean())
        {
            Assert.Equal(value, JsonElement.Parse(check.Output).GetProperty("value").GetDouble(), 1e-9);
        }

        return value;
    }
}
