using System.Text.Json;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Starting;

public sealed class SchemaTests
{
    private static readonly JsonDocumentOptions Comments = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Theory]
    [InlineData("contract", "contract")]
    [InlineData("persuasion", "persuasion")]
    [InlineData("scoring-rule", "scoring-rule")]
    [InlineData("extras", "extras")]
    [InlineData("menu", "contract")]
    [InlineData("correlated-equilibrium", "extras")]
    [InlineData("communication-equilibrium", "extras")]
    [InlineData("info-acquisition-agents", "info-acquisition-agents")]
    [InlineData("info-acquisition-senders", "info-acquisition-senders")]
    [InlineData("clickbait", "experiment")]
    [InlineData("manipulation", "experiment")]
    public void Starter_files_follow_their_schema(string kind, string schema)
    {
        using Workplace place = new();
        Tool.Run("new", kind, place.PathOf("mine.jsonc"));
        Assert.True(Accepts(schema, place.Read("mine.jsonc")));
    }

    [Theory]
    [InlineData("contract", Samples.Contract)]
    [InlineData("experiment", Samples.Clickbait)]
    [InlineData("experiment", Samples.Bandit)]
    [InlineData("experiment", Samples.Equilibrium)]
    [InlineData("experiment", Samples.Responders)]
    [InlineData("experiment", Samples.Manipulation)]
    [InlineData("experiment", Samples.Federated)]
    [InlineData("experiment", Samples.Cascades)]
    [InlineData("experiment", Samples.Fairness)]
    [InlineData("experiment", Samples.NoRegret)]
    [InlineData("experiment", Samples.Forecasting)]
    [InlineData("experiment", Samples.HiredAgents)]
    [InlineData("experiment", Samples.Senders)]
    [InlineData("experiment", Samples.Contracts)]
    [InlineData("experiment", """{ "schema": "mechanisms/experiment/1", "kind": "clickbait-checks", "scale": 0.5 }""")]
    public void Valid_files_follow_their_schema(string schema, string text) => Assert.True(Accepts(schema, text));

    [Theory]
    [InlineData("normal-form", Samples.Nfg)]
    [InlineData("extensive-form", Samples.Efg)]
    public void Games_that_are_written_follow_their_schema(string schema, string text)
    {
        using Workplace place = new();
        string source = place.Write(schema == "normal-form" ? "game.nfg" : "game.efg", text);
        Tool.Run("convert", source, place.PathOf("game.json"));
        string written = place.Read("game.json");
        Assert.True(Accepts(schema, written));
        Assert.False(Accepts(schema, written.Replace("\"payoffs\"", "\"payoff\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"cost\"", "\"costs\"")]
    [InlineData("[0, 0.05, 0.12]", "[0, -0.05, 0.12]")]
    [InlineData("[0, 0.05, 0.12]", "[]")]
    [InlineData("0.7, 0.2", "\"0.7\", 0.2")]
    [InlineData("\"single\"", "\"menu\"")]
    [InlineData("\"sumCap\": null", "\"sumCap\": -1")]
    [InlineData("mechanisms/contract/1", "mechanisms/contract/2")]
    [InlineData("\"numActions\": 3", "\"numActions\": 3.5")]
    public void What_the_schema_of_contracts_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("contract", "solve", Samples.Contract.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("menu", "contract", "\"typeProb\": [0.5, 0.5]", "\"typeProb\": []")]
    [InlineData("menu", "contract", "\"typeProb\": [0.5, 0.5]", "\"prob\": [0.5, 0.5]")]
    [InlineData("correlated-equilibrium", "extras", "\"type\": \"ce\"", "\"type\": \"ec\"")]
    [InlineData("correlated-equilibrium", "extras", "[[6, 2], [7, 0]],", "[[6, 2], []],")]
    [InlineData("communication-equilibrium", "extras", "\"types\": [2, 2]", "\"types\": [2, 0]")]
    [InlineData("communication-equilibrium", "extras", "[0.25, 0.25, 0.25, 0.25]", "[-0.25, 0.75, 0.25, 0.25]")]
    public void What_the_schemas_of_menus_and_games_refuse_the_tool_refuses(string kind, string schema, string good, string bad)
    {
        using Workplace place = new();
        Tool.Run("new", kind, place.PathOf("starter.jsonc"));
        string text = place.Read("starter.jsonc");
        Assert.Contains(good, text, StringComparison.Ordinal);
        RefusedByBoth(schema, "solve", text.Replace(good, bad, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"horizon\": 200", "\"horizon\": 0")]
    [InlineData("\"replications\": 3", "\"replication\": 3")]
    [InlineData("\"epochs\": 3", "\"epochs\": 5000")]
    [InlineData("[0.6, 0.5]", "[0.6, 1.5]")]
    [InlineData("\"click-penalty\"", "\"clicks\"")]
    [InlineData(", \"penalty\": 5", "")]
    [InlineData("\"click-penalty\"", "\"product\"")]
    [InlineData("\"ucb-s\"", "\"ucb\"")]
    [InlineData("\"confidence\": 1", "\"confidence\": 0")]
    [InlineData("\"confidence\": 1", "\"constant\": 1")]
    [InlineData("\"probeReplications\": 2", "\"probeStep\": 2")]
    [InlineData("\"probeReplications\": 2", "\"probeStep\": 1e-7")]
    [InlineData("\"probeReplications\": 2", "\"lowestClickRate\": 0, \"highestClickRate\": 1e-7")]
    [InlineData("\"penalty\": 5", "\"penalty\": 1000001")]
    [InlineData("\"tiny\"", "\"../tiny\"")]
    [InlineData("\"clickbait\"", "\"clickbate\"")]
    [InlineData("\"seed\": 7", "\"seed\": -7")]
    [InlineData("\"checkpoints\": 5", "\"scale\": 1")]
    public void What_the_schema_of_experiments_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Clickbait.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"horizon\": 300", "\"horizon\": [300, 0]")]
    [InlineData("\"count\": 3", "\"count\": 0")]
    [InlineData("{ \"lowest\": 0.5, \"count\": 3 }", "[0.5, 1.5]")]
    [InlineData("[[0, 1]]", "[[0]]")]
    [InlineData("\"epsilonPerRound\": 0.05", "\"epsilonPerRound\": -0.05")]
    [InlineData("\"epsilonPerRound\": 0.05", "\"epsilonPerRound\": 0.05, \"epsilon\": 3")]
    [InlineData(", \"epsilonPerRound\": 0.05", "")]
    [InlineData("\"epsilonPerRound\": 0.05", "\"epsilonPerRound\": 0.05, \"confidence\": 1")]
    [InlineData("\"epsilonPerRound\": 0.05", "\"epsilonPerRound\": 0.05, \"interval\": \"normal\"")]
    public void What_the_schema_of_equilibria_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Equilibrium.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"agent\": \"best-responder\", ", "")]
    [InlineData("\"ties\": \"for-principal\"", "\"ties\": \"for-me\"")]
    [InlineData("\"order\": \"in-turn\"", "\"order\": \"by-name\"")]
    [InlineData("\"slack\": 1", "\"slack\": -1")]
    [InlineData("\"agreement\": \"nobody-loses\"", "\"agreement\": \"majority\"")]
    public void What_the_schema_of_agents_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Responders.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"noise\": 0.5", "\"noise\": -0.5")]
    [InlineData("\"weights\": [1, 0.8]", "\"weights\": [1, null]")]
    [InlineData("[-0.5, 0.5]", "[]")]
    [InlineData("\"of\": \"disjoint-linucb\"", "\"of\": \"uniform\"")]
    [InlineData("\"of\": \"disjoint-linucb\", ", "")]
    [InlineData("\"timing\": \"post-update\"", "\"timing\": \"later\"")]
    [InlineData("\"radius\": 2", "\"radius\": -2")]
    [InlineData("\"radius\": 2", "\"radius\": { \"volume\": \"exact\" }")]
    [InlineData("\"probeStep\": 0.3", "\"probeStep\": 0")]
    [InlineData("\"rounds\": 5", "\"rounds\": -5")]
    public void What_the_schema_of_manipulations_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Manipulation.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"clients\": 4", "\"clients\": 0")]
    [InlineData("\"exaggeration\": 2", "\"exaggeration\": 0")]
    [InlineData("\"growth\": 0.2", "\"growth\": 2")]
    [InlineData("\"progress\": [0.5, 0.9]", "\"progress\": [0.5, 1.9]")]
    [InlineData("\"learner\": \"budget-search\", \"growth\"", "\"learner\": \"greedy-cover\", \"growth\"")]
    [InlineData("participants-only", "nobody")]
    [InlineData("\"threshold\": 0", "\"threshold\": -1")]
    public void What_the_schema_of_federations_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Federated.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("[0.5, 0.1, 0.4, 0.1, 0.1]", "[0.5, 1.1]")]
    [InlineData("\"positions\": 2", "\"positions\": 0")]
    [InlineData("\"positions\": 2", "\"positions\": 2, \"items\": 5")]
    [InlineData("\"attractions\": [0.5, 0.1, 0.4, 0.1, 0.1]", "\"items\": 5, \"attraction\": 0.5")]
    [InlineData("\"doubleLog\": 1", "\"doubleLog\": 0")]
    [InlineData("\"doubleLog\": 1", "\"exploration\": 1")]
    public void What_the_schema_of_cascades_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Cascades.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"cost\": [0, 0.05]", "\"cost\": [0, -0.05]")]
    [InlineData("\"utility\": [[1, 0], [0, 1]], ", "")]
    [InlineData("\"slack\": 0.01", "\"slack\": -0.01")]
    [InlineData("against-principal", "for-nobody")]
    [InlineData("\"slack\": 0.01", "\"learner\": \"ucb1\"")]
    [InlineData("\"bound\": \"scalar\"", "\"bound\": \"vector\"")]
    [InlineData("\"scale\": [1, 0.2]", "\"scale\": [1, 0]")]
    [InlineData("\"name\": \"OSRL\"", "\"exploration\": 1")]
    public void What_the_schema_of_forecasting_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Forecasting.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"agents\": {", "\"curve\": \"regret\", \"agents\": {")]
    [InlineData("[[0, 0.05]]", "[[0, -0.05]]")]
    [InlineData(", \"paymentCap\": 1", "")]
    [InlineData("\"slack\": 0.001", "\"slack\": -0.001")]
    [InlineData("\"scale\": [1, 0.2]", "\"scale\": [1, 0]")]
    [InlineData("\"exploration\": 0.5", "\"alpha\": 0.5")]
    public void What_the_schema_of_hired_agents_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.HiredAgents.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"model\": {", "\"curve\": \"violation\", \"model\": {")]
    [InlineData("[0.4, 0.1]", "[0.4, -0.1]")]
    [InlineData("[[1, 0], [0, 1]]", "[[2, 0], [0, 1]]")]
    [InlineData("\"alpha\": 0.5", "\"alpha\": 0.4")]
    [InlineData("\"scale\": [1, 0.1]", "\"alpha\": 0.5")]
    public void What_the_schema_of_senders_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Senders.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"reward\": [0, 1]", "\"reward\": [0, 1.5]")]
    [InlineData("\"cost\": [0, 0.1], ", "")]
    [InlineData("\"cost\": [0, 0.1]", "\"cost\": [0, 0.1], \"sumCap\": 1")]
    [InlineData("best-summed", "best-ever")]
    [InlineData("\"agent\": {", "\"curve\": \"payments\", \"agent\": {")]
    [InlineData("[3, 7]", "[3, 0]")]
    [InlineData("\"step\": 0.25", "\"shares\": 4")]
    [InlineData("\"uniform\"", "\"discover-and-cover\"")]
    [InlineData("\"trials\": 2", "\"trials\": -1")]
    [InlineData("\"scale\": 0.3", "\"bandit\": \"ucb1\"")]
    public void What_the_schema_of_learned_contracts_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Contracts.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"hypotheses\": 8", "\"hypotheses\": 0")]
    [InlineData("\"slack\": 0.1", "\"slack\": 0")]
    [InlineData("\"penalty\": [0, 3]", "\"penalty\": [0, -3]")]
    [InlineData("\"penalty\": [0, 3]", "\"fine\": 3")]
    public void What_the_schema_of_fairness_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.Fairness.Replace(good, bad, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"rows\": 4", "\"rows\": 0")]
    [InlineData("\"rows\": 4, \"columns\": 3", "\"game\": \"chess\"")]
    [InlineData("\"rows\": 4", "\"game\": \"matching-pennies\"")]
    [InlineData("\"rows\": 4, ", "")]
    [InlineData("best-responder", "nature")]
    [InlineData("\"rate\": 0.1", "\"rate\": 0")]
    [InlineData("\"rate\": \"anytime\"", "\"rate\": \"adaptive\"")]
    [InlineData("\"tsallis\"", "\"lasso\"")]
    [InlineData("\"last-loss\"", "\"next-loss\"")]
    [InlineData("\"swap\", \"of\": \"hedge\"", "\"swap\"")]
    public void What_the_schema_of_games_refuses_the_tool_refuses(string good, string bad) =>
        RefusedByBoth("experiment", "run", Samples.NoRegret.Replace(good, bad, StringComparison.Ordinal));

    // Arms that are clicked suit every learner; wrappers need a learner inside.
    [Fact]
    public void Schema_and_tool_know_the_same_learners_and_what_the_tool_writes_it_reads()
    {
        string message = Tool.Feed(Clickbait("\"nobody\""), "run", "-", "--out", "unused").Message();
        const string Before = "must be one of ";
        int start = message.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        string[] known = message[start..message.IndexOf("; got", start, StringComparison.Ordinal)].Split(", ");
        string[] wrappers = ["restarting", "delayed"];
        JsonElement schema = JsonElement.Parse(Tool.Run("schema", "experiment").Output);
        string[] words = [.. schema.GetProperty("$defs").GetProperty("learnerName").GetProperty("enum").EnumerateArray().Select(word => word.GetString()!)];
        Assert.Equal(known.Order(StringComparer.Ordinal), words.Concat(wrappers).Order(StringComparer.Ordinal));
        foreach (string word in known)
        {
            string inner = wrappers.Contains(word) ? ", \"of\": \"ucb1\"" : string.Empty;
            string text = Clickbait($$"""{ "learner": "{{word}}"{{inner}} }""");
            Assert.True(Accepts("experiment", text), word);
            using Workplace place = new();
            Tool run = Tool.Feed(text, "run", "-", "--out", place.PathOf("out"));
            Assert.True(run.Code == ExitCode.Answered, $"{word}: {run.Error}");
            JsonElement manifest = JsonElement.Parse(place.Read("out/manifest.json"));
            string written = manifest.GetProperty("settings").GetProperty("learners")[0].GetRawText();
            Assert.True(Accepts("experiment", Clickbait(written)), written);
            using Workplace again = new();
            Assert.Equal(ExitCode.Answered, Tool.Feed(Clickbait(written), "run", "-", "--out", again.PathOf("out")).Code);
            Assert.Equal(place.Read("out/curves.csv"), again.Read("out/curves.csv"));
        }
    }

    [Theory]
    [InlineData("\"means\": [0.9, 0.5]", "\"environment\": { \"means\": [0.6, 0.5], \"utility\": \"product\" }, \"clickRates\": [0.5, 1]", true)]
    [InlineData("\"means\": [0.9, 0.5]", "\"means\": [[0.9, 0.5], [0.4, 0.2, 0.1]]", true)]
    [InlineData("\"means\": [0.9, 0.5]", "\"means\": [0.9, 0.5], \"clickRates\": [0.5, 1]", false)]
    [InlineData("\"means\": [0.9, 0.5]", "\"means\": [0.9, 0.5], \"environment\": { \"means\": [0.6, 0.5], \"utility\": \"product\" }", false)]
    [InlineData("\"means\": [0.9, 0.5]", "\"checkpoints\": 5", false)]
    public void Schema_and_tool_agree_on_the_arms_of_a_bandit(string good, string other, bool isValid)
    {
        string text = Samples.Bandit.Replace(good, other, StringComparison.Ordinal);
        Assert.Equal(isValid, Accepts("experiment", text));
        using Workplace place = new();
        Assert.Equal(isValid ? ExitCode.Answered : ExitCode.BadData, Tool.Feed(text, "run", "-", "--out", place.PathOf("out")).Code);
    }

    [Theory]
    [InlineData("""{ "learner": "uniform", "confidence": 2 }""", false)]
    [InlineData("""{ "learner": "uniform", "name": "chance" }""", true)]
    [InlineData("""{ "learner": "uniform", "name": " " }""", false)]
    [InlineData("""{ "learner": "ucb-mu", "mode": "two-sided" }""", false)]
    [InlineData("""{ "learner": "ucb-mu", "confidence": 0.5 }""", true)]
    [InlineData("""{ "learner": "ucb1", "exploration": 1 }""", true)]
    [InlineData("""{ "learner": "ucb1", "confidence": 1 }""", false)]
    [InlineData("""{ "learner": "ucb-utility", "gridPoints": 5 }""", true)]
    [InlineData("""{ "learner": "ucb-s", "gridPoints": 5 }""", false)]
    [InlineData("""{ "learner": "ucb-s", "mode": "upper-only", "whenEmpty": "stop", "time": "round" }""", true)]
    [InlineData("""{ "name": "nobody" }""", false)]
    [InlineData("\"utility-oracle\"", true)]
    [InlineData("null", false)]
    public void Schema_and_tool_agree_on_the_settings_of_a_learner(string learner, bool isValid)
    {
        string text = Clickbait(learner);
        Assert.Equal(isValid, Accepts("experiment", text));
        using Workplace place = new();
        Assert.Equal(isValid ? ExitCode.Answered : ExitCode.BadData, Tool.Feed(text, "run", "-", "--out", place.PathOf("out")).Code);
    }

    [Theory]
    [InlineData("ucb-s", false)]
    [InlineData("ucb-utility", false)]
    [InlineData("ucb-mu", true)]
    [InlineData("ucb1", true)]
    [InlineData("uniform", true)]
    [InlineData("mu-oracle", true)]
    [InlineData("utility-oracle", true)]
    public void Schema_and_tool_agree_on_who_plays_fixed_arms(string learner, bool isValid)
    {
        string text = $$"""{ "schema": "mechanisms/experiment/1", "kind": "bandit", "horizon": 50, "replications": 2, "means": [0.6, 0.5], "learners": ["{{learner}}"] }""";
        Assert.Equal(isValid, Accepts("experiment", text));
        using Workplace place = new();
        Assert.Equal(isValid ? ExitCode.Answered : ExitCode.BadData, Tool.Feed(text, "run", "-", "--out", place.PathOf("out")).Code);
    }

    private static string Clickbait(string learner) => $$"""
        {
          "schema": "mechanisms/experiment/1", "kind": "clickbait", "horizon": 50, "replications": 2, "epochs": 1,
          "environment": { "means": [0.6, 0.5], "utility": "click-penalty", "penalty": 5 },
          "learners": [{{learner}}], "adaptation": { "probeReplications": 1 }
        }
        """;

    private static void RefusedByBoth(string schema, string command, string text)
    {
        Assert.False(Accepts(schema, text));
        string[] where = command == "run" ? ["--out", "unused"] : [];
        Assert.Equal(ExitCode.BadData, Tool.Feed(text, [command, "-", .. where]).Code);
    }

    private static bool Accepts(string schema, string text)
    {
        using JsonDocument file = JsonDocument.Parse(text, Comments);
        return new SchemaCheck(JsonElement.Parse(Tool.Run("schema", schema).Output)).Accepts(file.RootElement);
    }
}
