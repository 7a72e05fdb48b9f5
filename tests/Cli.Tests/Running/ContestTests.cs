using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Fairness;
using Mechanisms.Cli;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.NormalForm;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning;
using Mechanisms.Learning.Contracting;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Learning.Hiring;
using Mechanisms.Learning.Senders;
using Mechanisms.ScoringRules;

namespace Mechanisms.Cli.Tests.Running;

/// <summary>What all kinds of contests have in common.</summary>
public sealed class ContestTests
{
    [Theory]
    [InlineData(Samples.Federated, 7)]
    [InlineData(Samples.Cascades, 3)]
    [InlineData(Samples.Fairness, 3)]
    [InlineData(Samples.NoRegret, 10)]
    [InlineData(Samples.Forecasting, 3)]
    [InlineData(Samples.HiredAgents, 3)]
    [InlineData(Samples.Senders, 3)]
    [InlineData(Samples.Contracts, 4)]
    public void Every_learner_has_a_curve_a_verdict_and_its_measures(string text, int learners)
    {
        using Workplace place = new();
        JsonElement summary = Run(place, text);
        Assert.Equal(learners, summary.GetProperty("learners").GetArrayLength());
        int measures = summary.GetProperty("learners")[0].GetProperty("measures").GetArrayLength();
        Assert.All(summary.GetProperty("learners").EnumerateArray(), learner => Assert.Equal(measures, learner.GetProperty("measures").GetArrayLength()));
        string report = place.Read("out/report.html");
        Assert.Matches("survives|does not survive|in between|has gained|grows like t to the power", report);
        Assert.Contains("What else was measured", report, StringComparison.Ordinal);
        Assert.StartsWith("learner,epoch,t,mean,", place.Read("out/curves.csv"), StringComparison.Ordinal);
        Assert.True(File.Exists(place.PathOf("out/regret.svg")));
    }

    [Theory]
    [InlineData(Samples.Senders, "violation", false)]
    [InlineData(Samples.Forecasting, "payment", true)]
    [InlineData(Samples.HiredAgents, "payment", true)]
    [InlineData(Samples.HiredAgents, "violation", false)]
    [InlineData(Samples.Contracts, "payment", true)]
    public void Further_curves_are_drawn_and_tabled_beside_regret(string text, string curve, bool isPerRound)
    {
        using Workplace place = new();
        JsonElement summary = Run(place, text);
        string name = $"{curve[..1].ToUpperInvariant()}{curve[1..]}";
        string report = place.Read("out/report.html");
        Assert.All(["the least regret", $"Mean {curve} at the end", $"{name} by learner", isPerRound ? $"{name} per round" : $"Cumulative {curve}", "Value per round"], words => Assert.Contains(words, report, StringComparison.Ordinal));
        Assert.Equal(isPerRound, report.Contains("under the optimum of the known model.", StringComparison.Ordinal) && report.Contains($"the {curve} per round under the optimum", StringComparison.Ordinal));
        Assert.All(["regret", "value", curve], figure => Assert.True(File.Exists(place.PathOf($"out/{figure}.svg")), figure));
        Assert.True(summary.GetProperty("optimum").GetDouble() > 0);
        foreach (JsonElement learner in summary.GetProperty("learners").EnumerateArray())
        {
            string[] rows = [.. place.Read("out/curves.csv").ReplaceLineEndings("\n").Split('\n').Where(row => row.Contains(learner.GetProperty("learner").GetString()!, StringComparison.Ordinal) && row.Contains(",0,300,", StringComparison.Ordinal) && row.EndsWith($",{curve}", StringComparison.Ordinal))];
            Assert.Contains(rows, row => double.Parse(row.Split(",0,300,")[^1].Split(',')[0], CultureInfo.InvariantCulture) == learner.GetProperty(curve).GetProperty("mean").GetDouble());
        }
    }

    [Theory]
    [InlineData(Samples.Senders, "regret", "violation")]
    [InlineData(Samples.Contracts, "payment", "regret")]
    public void Listed_horizons_draw_every_curve_over_horizons_and_over_the_rounds_of_the_longest(string text, params string[] curves)
    {
        using Workplace place = new();
        JsonElement summary = Run(place, text.Replace("\"horizon\": 300", "\"horizon\": [100, 200, 300]", StringComparison.Ordinal));
        Assert.Equal(curves, summary.GetProperty("rates").EnumerateArray().Select(rate => rate.GetProperty("curve").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(curves.SelectMany(curve => (string[])[$"{curve}.svg", $"{curve}-by-horizon.svg"]).Append("value.svg"), name => Assert.True(File.Exists(place.PathOf($"out/{name}")), name));
        Assert.DoesNotContain("Payment of ", place.Read("out/report.html"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Answered, Tool.Run("run", place.Write("e.json", text), "--out", place.PathOf("out"), "--force").Code);
        Assert.All(curves, curve => Assert.False(File.Exists(place.PathOf($"out/{curve}-by-horizon.svg")), curve));
    }

    [Theory]
    [InlineData(Samples.Senders)]
    [InlineData(Samples.Forecasting)]
    [InlineData(Samples.HiredAgents)]
    [InlineData(Samples.Contracts)]
    public void Further_curves_are_the_same_bits_for_any_number_of_threads_and_when_parts_are_read_back(string text)
    {
        using Workplace place = new();
        string file = place.Write("experiment.json", text);
        string[] data = [.. ((string[])["1", "2"]).Select(threads =>
        {
            Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--threads", threads, "--out", place.PathOf(threads)).Code);
            return place.Read($"{threads}/curves.csv");
        })];
        Assert.Equal(data[0], data[1]);
        File.Delete(place.PathOf("2/shards/contender-01.json"));
        File.Delete(place.PathOf("2/curves.csv"));
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("2")).Code);
        Assert.Equal(data[0], place.Read("2/curves.csv"));
    }

    [Fact]
    public void A_saved_part_without_its_further_curves_is_refused()
    {
        using Workplace place = new();
        string file = place.Write("experiment.json", Samples.Senders);
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("out")).Code);
        string part = place.Read("out/shards/contender-01.json");
        int start = part.IndexOf("\"furtherCurves\"", StringComparison.Ordinal);
        place.Write("out/shards/contender-01.json", $"{part[..start]}\"furtherCurves\": [], {part[part.IndexOf("\"measures\"", StringComparison.Ordinal)..]}");
        Tool run = Tool.Run("run", file, "--out", place.PathOf("out"));
        Assert.NotEqual(ExitCode.Answered, run.Code);
        Assert.Contains("it is of another", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Samples.Forecasting, "regret", "T^(2/3) rate")]
    [InlineData(Samples.HiredAgents, "regret", "T^(2/3) rate")]
    [InlineData(Samples.Senders, "violation", "√T rate", "T^0.75 rate")]
    [InlineData(Samples.Cascades, "regret", "√T rate")]
    [InlineData(Samples.Contracts, "regret", "T^0.8 rate")]
    public void Listed_horizons_are_drawn_beside_the_rates_of_their_learners(string text, string curve, params string[] rates)
    {
        using Workplace place = new();
        JsonElement summary = Run(place, text.Replace("\"horizon\": 300", "\"horizon\": [100, 200, 300]", StringComparison.Ordinal));
        Assert.Equal("regret", summary.GetProperty("rates")[0].GetProperty("curve").GetString());
        string figure = place.Read($"out/{curve}-by-horizon.vl.json");
        Assert.All(rates, rate => Assert.Contains(rate, figure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Samples.Forecasting, "\"scale\": [1, 0.2], \"bound\": \"scalar\"", "\"scale\": [1, 0.2]", "against a probability of at most δ = 0.05", "δ = 0.05 is no bound with radii scaled by 0.2")]
    [InlineData(Samples.Forecasting, "\"scale\": [1, 0.2], \"bound\"", "\"confidence\": 0.1, \"bound\"", "δ = 0.1 is no bound with radii of single numbers", "δ = 0.05")]
    [InlineData(Samples.HiredAgents, "\"scale\": [1, 0.2]", "\"confidence\": 0.1", "against a probability of at most δ = 0.1", "against a probability of at most δ = 0.05")]
    [InlineData(Samples.Contracts, "\"accuracy\": 1", "\"accuracy\": 1", "δ = 0.05 is no bound with radii scaled by 0.3", "δ = 0.05")]
    public void Beside_bad_events_stands_the_probability_that_was_allowed_for(string text, string old, string with, params string[] said)
    {
        using Workplace place = new();
        Run(place, text.Replace(old, with, StringComparison.Ordinal));
        string report = place.Read("out/report.html");
        Assert.All(said, words => Assert.Contains(words, report, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Samples.Federated)]
    [InlineData(Samples.Cascades)]
    [InlineData(Samples.Fairness)]
    [InlineData(Samples.NoRegret)]
    [InlineData(Samples.Forecasting)]
    [InlineData(Samples.HiredAgents)]
    [InlineData(Samples.Senders)]
    [InlineData(Samples.Contracts)]
    public void A_resumed_run_gives_the_same_bytes_and_a_part_of_another_learner_is_named(string text)
    {
        using Workplace place = new();
        string file = place.Write("e.json", text);
        Tool.Run("run", file, "--out", place.PathOf("whole"));
        Tool.Run("run", file, "--out", place.PathOf("cut"), "--threads", "1");
        File.Delete(place.PathOf("cut/shards/contender-01.json"));
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("cut")).Code);
        Assert.All(["curves.csv", "summary.json"], name => Assert.Equal(place.Read($"whole/{name}"), place.Read($"cut/{name}")));
        File.Copy(place.PathOf("cut/shards/contender-01.json"), place.PathOf("cut/shards/contender-00.json"), overwrite: true);
        Assert.Contains("contender-00.json: The part must be of ", Tool.Run("run", file, "--out", place.PathOf("cut")).Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Samples.Federated, 7)]
    [InlineData(Samples.Cascades, 3)]
    [InlineData(Samples.Fairness, 3)]
    [InlineData(Samples.NoRegret, 10)]
    [InlineData(Samples.Forecasting, 3)]
    [InlineData(Samples.HiredAgents, 3)]
    [InlineData(Samples.Senders, 3)]
    [InlineData(Samples.Contracts, 4)]
    public void Listed_horizons_give_a_slope_with_its_interval_for_every_learner(string text, int learners)
    {
        using Workplace place = new();
        JsonElement summary = Run(place, text.Replace("\"horizon\": 300", "\"horizon\": [100, 200, 300]", StringComparison.Ordinal));
        Assert.Equal(3, summary.GetProperty("cells").GetArrayLength());
        Assert.All(
            summary.GetProperty("rates").EnumerateArray().GroupBy(rate => rate.GetProperty("curve").GetString()),
            curve => Assert.Equal(learners, curve.Count()));
        Assert.All(summary.GetProperty("rates").EnumerateArray(), rate => Assert.True(
            rate.GetProperty("exponent").ValueKind == JsonValueKind.Null || rate.TryGetProperty("low", out _)));
        string report = place.Read("out/report.html");
        Assert.Contains("What else was measured", report, StringComparison.Ordinal);
        Assert.Matches("With horizon 300: .*(survives|does not survive|in between|cannot be said|has gained|grows like t to the power)", report);
    }

    [Theory]
    [InlineData(Samples.Federated)]
    [InlineData(Samples.Cascades)]
    [InlineData(Samples.Fairness)]
    [InlineData(Samples.NoRegret)]
    [InlineData(Samples.Forecasting)]
    [InlineData(Samples.HiredAgents)]
    [InlineData(Samples.Senders)]
    [InlineData(Samples.Contracts)]
    public void What_a_run_records_of_its_settings_is_read_again(string text)
    {
        using Workplace place = new();
        Run(place, text);
        string kind = JsonElement.Parse(text).GetProperty("kind").GetString()!;
        IEnumerable<string> fields = JsonElement.Parse(place.Read("out/manifest.json")).GetProperty("settings").EnumerateObject()
            .Where(field => field.Name != "kind").Select(field => $"\"{field.Name}\": {field.Value.GetRawText()}");
        using Workplace other = new();
        Run(other, $$"""{ "schema": "mechanisms/experiment/1", "kind": "{{kind}}", {{string.Join(", ", fields)}} }""");
        Assert.Equal(place.Read("out/curves.csv"), other.Read("out/curves.csv"));
    }

    [Theory]
    [InlineData(Samples.Federated, "\"clients\": 4", "\"clients\": 40", "learners: The rule exact-vcg enumerates all sets of at most 16 clients; there are 40")]
    [InlineData(Samples.Federated, "\"exaggeration\": 2", "\"exaggeration\": -1", "environment.exaggeration: ")]
    [InlineData(Samples.Federated, "\"growth\": 0.2", "\"growth\": 7", "learners[1].growth: The growth of budgets must lie in (0, 1]; got 7")]
    [InlineData(Samples.Cascades, "\"positions\": 2", "\"positions\": 6", "environment.positions: The value must be a whole number in 1..5; got 6")]
    [InlineData(Samples.Cascades, "\"positions\": 2", "\"positions\": 2, \"gap\": 0.1", "environment.gap: Attractions are given either item by item")]
    [InlineData(Samples.Cascades, "\"attractions\": [0.5, 0.1, 0.4, 0.1, 0.1]", "\"items\": 4, \"attraction\": 0.2, \"gap\": 0.3", "environment.gap: ")]
    [InlineData(Samples.Fairness, "\"penalty\": [0, 3]", "\"penalty\": -1", "learners[0].penalty: A penalty must be at least 0 and finite; got -1")]
    [InlineData(Samples.Fairness, "\"slack\": 0.1", "\"slack\": -1", "environment: ")]
    [InlineData(Samples.NoRegret, "\"rate\": 0.1", "\"rate\": -0.1", "learners[6].rate: ")]
    [InlineData(Samples.NoRegret, "\"rows\": 4", "\"rows\": 4, \"row\": 4", "environment.row: There is no such field here")]
    [InlineData(Samples.NoRegret, "\"rows\": 4, ", "\"game\": \"matching-pennies\", ", "environment.columns: The size belongs to random games")]
    [InlineData(Samples.NoRegret, "\"rows\": 4, \"columns\": 3", "\"game\": \"matching-pennis\"", "did you mean \"matching-pennies\"?")]
    [InlineData(Samples.Forecasting, "\"cost\": [0, 0.05]", "\"cost\": [0, 0.5]", "environment.model: Every effort must be strictly inducible within the cap; the margin of effort 1 is")]
    [InlineData(Samples.Forecasting, ", \"paymentCap\": 1", "", "environment.model: Learning needs a positive payment cap")]
    [InlineData(Samples.Forecasting, "\"slack\": 0.01", "\"slack\": -1", "environment.forecaster.slack: ")]
    [InlineData(Samples.Forecasting, "\"scale\": [1, 0.2]", "\"scale\": 0", "learners[0].scale: The value must be positive and finite; got 0")]
    [InlineData(Samples.HiredAgents, "[[0, 0.05]]", "[[0, 0.5]]", "environment.model: Every effort must be strictly inducible within the cap; the margin of effort 1 of agent 0 is")]
    [InlineData(Samples.HiredAgents, ", \"paymentCap\": 1", "", "environment.model: Learning needs a positive payment cap")]
    [InlineData(Samples.HiredAgents, "\"slack\": 0.001", "\"slack\": -1", "environment.agents.slack: ")]
    [InlineData(Samples.HiredAgents, "\"scale\": [1, 0.2]", "\"scale\": 0", "learners[0].scale: The value must be positive and finite; got 0")]
    [InlineData(Samples.HiredAgents, "\"hidden-efforts\"", "\"hiden-efforts\"", "did you mean \"hidden-efforts\"?")]
    [InlineData(Samples.Senders, "[[1, 0], [0, 1]]", "[[2, 0], [0, 1]]", "environment.model: Utilities must lie in [0, 1], to which radii are fitted; got 2")]
    [InlineData(Samples.Senders, "\"alpha\": 0.5", "\"alpha\": 0.4", "learners[1].alpha: The value must lie in [0.5, 1]; got 0.4")]
    [InlineData(Samples.Contracts, "\"reward\": [0, 1]", "\"reward\": [0, 1], \"paymentCap\": 1", "environment.model.paymentCap: Learners of contracts know neither caps nor outside options")]
    [InlineData(Samples.Contracts, "\"reward\": [0, 1]", "\"reward\": [0, 3]", "environment.model: Rewards must lie in [0, 1], to which radii are fitted")]
    [InlineData(Samples.Contracts, "\"trials\": 2", "\"paymentSum\": 0.5", "learners: Discover-and-Cover: PaymentSum must be at least the sum 1 of the rewards")]
    [InlineData(Samples.Contracts, "\"step\": 0.25", "\"step\": 0.001", "learners: robust grid: A grid of step 0.001 over 2 outcomes has")]
    [InlineData(Samples.Contracts, "[3, 7]", "0", "learners[0].shares: ")]
    [InlineData(Samples.Contracts, "[3, 7]", "2147483647", "learners: linear grid: A grid of 2147483647 shares has")]
    [InlineData(Samples.Contracts, "\"trials\": 2", "\"trials\": 65", "learners[2].trials: ")]
    [InlineData(Samples.Contracts, "best-summed", "best-sumed", "did you mean \"best-summed\"?")]
    [InlineData(Samples.Federated, "\"exact-vcg\"", "\"exact-vgc\"", "did you mean \"exact-vcg\"?")]
    public void Bad_fields_are_named(string text, string good, string bad, string message)
    {
        Tool run = Tool.Feed(text.Replace(good, bad, StringComparison.Ordinal), "run", "-", "--out", "unused");
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    /// <summary>The library asked directly is the oracle.</summary>
    [Fact]
    public void Cascades_give_the_numbers_of_the_library()
    {
        using Workplace place = new();
        JsonElement learners = Run(place, Samples.Cascades).GetProperty("learners");
        CascadeExperiment experiment = new(
            new([0.5, 0.1, 0.4, 0.1, 0.1], 2), [new CascadeUcb1 { Exploration = 0.5, Name = "half" }, new CascadeUcb1()], 300, 3, root: 1, Checkpoints.LogSpaced(300, 10));
        Sequence<RegretCurve> curves = experiment.Run().Curves;
        Assert.Equal(curves[0].Final, learners[0].GetProperty("mean").GetDouble());
        Assert.Equal(curves[1].Final, learners[1].GetProperty("mean").GetDouble());
        using Workplace other = new();
        JsonElement separated = Run(other, Samples.Cascades.Replace(
            "\"attractions\": [0.5, 0.1, 0.4, 0.1, 0.1]", "\"items\": 5, \"attraction\": 0.5, \"gap\": [0, 0.4]", StringComparison.Ordinal));
        Assert.Equal(0, separated.GetProperty("cells")[0].GetProperty("learners")[0].GetProperty("mean").GetDouble());
        Assert.Equal(1, separated.GetProperty("cells")[0].GetProperty("learners")[0].GetProperty("measures")[0].GetProperty("mean").GetDouble());
        Assert.InRange(separated.GetProperty("cells")[1].GetProperty("learners")[0].GetProperty("measures")[0].GetProperty("mean").GetDouble(), 0.1, 0.99);
    }

    /// <summary>The library asked directly is the oracle; payoffs of the file are half of the literature's, so that they lie in [-1, 1].</summary>
    [Fact]
    public void Named_games_give_the_numbers_of_the_library()
    {
        using Workplace place = new();
        JsonElement learners = Run(place, Samples.NoRegret.Replace("\"rows\": 4, \"columns\": 3", "\"game\": \"biased-rock-paper-scissors\"", StringComparison.Ordinal)).GetProperty("learners");
        GameContender contender = new(new RegretMatchingPlus(), MatrixGame.ZeroSum(new(3, 3, [0, -0.5, 1, 0.5, 0, -0.5, -0.5, 0.5, 0]))) { Opponent = Opponent.BestResponder };
        ContenderPlay play = contender.Play([300], default, TestContext.Current.CancellationToken);
        Assert.Equal(play.Regret[0], learners[2].GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(play.Measures[0], learners[2].GetProperty("measures")[0].GetProperty("mean").GetDouble(), 1e-9);
    }

    /// <summary>The library asked directly is the oracle.</summary>
    [Fact]
    public void Forecasting_gives_the_numbers_of_the_library()
    {
        using Workplace place = new();
        JsonElement learners = Run(place, Samples.Forecasting).GetProperty("learners");
        Matrix<double>[] signals = [new(2, 2, [0.6, 0.4, 0.4, 0.6]), new(2, 2, [0.9, 0.1, 0.1, 0.9])];
        ForecastingContender contender = new(
            ScoringProblem.Create([0.5, 0.5], [0, 0.05], signals, new(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0), new OsrlUcb())
        {
            Forecaster = new RationalResponder { Slack = 0.01, Ties = TieRule.AgainstPrincipal },
        };
        RegretContestResult result = new RegretContest([contender], 300, 3, root: 1).Run(new CpuDevice());
        Assert.Equal(result.Curves[0].Final, learners[2].GetProperty("mean").GetDouble(), 1e-9);
    }

    /// <summary>The library asked directly is the oracle.</summary>
    [Fact]
    public void Senders_give_the_numbers_of_the_library()
    {
        using Workplace place = new();
        JsonElement learners = Run(place, Samples.Senders).GetProperty("learners");
        InformedSendersProblem model = InformedSendersProblem.Create(
            new Matrix<double>(2, 2, [0.4, 0.1, 0.1, 0.4]), [2], new Matrix<double>(2, 2, [1, 0, 0, 1]), [new Matrix<double>(2, 2, [1, 0.5, 0, 0.25])]);
        SendersContender contender = new(model, new BanditFeedbackReceiver { Alpha = 0.5, Scale = 0.1 });
        RegretContestResult result = new RegretContest([contender], 300, 3, root: 1).Run(new CpuDevice());
        Assert.Equal(result.Curves[0].Final, learners[2].GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(result.Summaries[0].Measures[0].Average(), learners[2].GetProperty("measures")[0].GetProperty("mean").GetDouble(), 1e-9);
    }

    /// <summary>The library asked directly is the oracle.</summary>
    [Fact]
    public void Hired_agents_give_the_numbers_of_the_library()
    {
        using Workplace place = new();
        JsonElement learners = Run(place, Samples.HiredAgents).GetProperty("learners");
        Matrix<double>[] signals = [new(2, 2, [0.6, 0.4, 0.4, 0.6]), new(2, 2, [0.9, 0.1, 0.1, 0.9])];
        HiringContender contender = new(
            HiredAgentsProblem.Create([0.5, 0.5], new(2, 2, [1, 0, 0, 1]), [[0, 0.05]], [2], [.. signals]).WithPaymentCap(1), new HiddenEffortsPrincipal { Exploration = 0.5 })
        {
            Agents = new RationalResponder { Slack = 0.001, Ties = TieRule.AgainstPrincipal },
        };
        RegretContestResult result = new RegretContest([contender], 300, 3, root: 1).Run(new CpuDevice());
        Assert.Equal(result.Curves[0].Final, learners[2].GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(result.Summaries[0].Measures[1].Average(), learners[2].GetProperty("measures")[1].GetProperty("mean").GetDouble(), 1e-9);
        Assert.Contains("is incentive compatible under the true model in 3 of 3 runs", place.Read("out/report.html"), StringComparison.Ordinal);
    }

    /// <summary>The library asked directly is the oracle.</summary>
    [Fact]
    public void Contracts_give_the_numbers_of_the_library()
    {
        using Workplace place = new();
        JsonElement learners = Run(place, Samples.Contracts).GetProperty("learners");
        ContractProblem model = ContractProblem.Create(
            new Matrix<Rational>(2, 2, [new(9, 10), new(1, 10), new(2, 10), new(8, 10)]), [Rational.Zero, new(1, 10)], [Rational.Zero, Rational.One]);
        ContractContender contender = new(model, new DiscoverAndCover { Scale = 0.3, Trials = 2 }, ContractBenchmark.BestSummed)
        {
            Agent = new RationalResponder { Slack = 0.01, Ties = TieRule.AgainstPrincipal },
        };
        RegretContestResult result = new RegretContest([contender], 300, 3, root: 1).Run(new CpuDevice());
        Assert.Equal(result.Curves[0].Final, learners[3].GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(result.Summaries[0].Measures[1].Average(), learners[3].GetProperty("measures")[1].GetProperty("mean").GetDouble(), 1e-9);
    }

    /// <summary>An agent that learns has no truth for answers to miss.</summary>
    [Fact]
    public void Misses_are_told_of_agents_that_do_not_learn_alone()
    {
        using Workplace place = new();
        Run(place, Samples.Contracts);
        Assert.Contains("missed the truth", place.Read("out/report.html"), StringComparison.Ordinal);
        Assert.Contains("does what was believed, within the error allowed for, in", place.Read("out/report.html"), StringComparison.Ordinal);
        using Workplace other = new();
        Run(other, WithLearningAgent(Samples.Contracts));
        Assert.Contains("questions a run.", other.Read("out/report.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("missed the truth", other.Read("out/report.html"), StringComparison.Ordinal);
    }

    /// <summary>Its payoffs would be clipped.</summary>
    [Fact]
    public void Payments_beyond_the_range_of_an_agent_that_learns_are_refused()
    {
        using Workplace place = new();
        string text = Samples.Contracts.Replace("\"trials\": 2", "\"paymentSum\": 5", StringComparison.Ordinal);
        Run(place, text);
        Tool run = Tool.Run("run", place.Write("e.json", WithLearningAgent(text)), "--out", place.PathOf("other"));
        Assert.Contains("learners: Discover-and-Cover: An agent that learns scales payoffs to payments up to 1; PaymentSum is 5", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A forecaster may learn, too.</summary>
    [Fact]
    public void A_forecaster_may_be_a_learner()
    {
        using Workplace place = new();
        Run(place, WithLearningAgent(Samples.Forecasting));
        Assert.Contains("learning by UCB1", place.Read("out/report.html"), StringComparison.Ordinal);
    }

    /// <summary>Following the leader is the known-bad subject: whoever knows its strategy takes a share of every round.</summary>
    [Fact]
    public void Following_the_leader_does_not_survive_a_best_responder()
    {
        using Workplace place = new();
        Run(place, Samples.NoRegret.Replace("\"horizon\": 300", "\"horizon\": 3000", StringComparison.Ordinal).Replace("\"checkpoints\": 10, ", "", StringComparison.Ordinal));
        string report = place.Read("out/report.html");
        Assert.Contains("Hedge, rate 1000 does not survive", report, StringComparison.Ordinal);
        Assert.Contains("RM+ survives", report, StringComparison.Ordinal);
    }

    /// <summary>The library asked directly is the oracle.</summary>
    [Fact]
    public void Fairness_gives_the_numbers_of_the_library()
    {
        using Workplace place = new();
        JsonElement learners = Run(place, Samples.Fairness).GetProperty("learners");
        FairContender contender = new(new FairExp2 { Penalty = 3, Name = "three" }, new() { Hypotheses = 8, Individuals = 2, Slack = 0.1 });
        RegretContestResult result = new RegretContest([contender], 300, 3, root: 1).Run(new CpuDevice());
        Assert.Equal(result.Curves[0].Final, learners[1].GetProperty("mean").GetDouble());
        Assert.Equal(
            RunningMoments.Of(result.Summaries[0].Measures[2].Span).Mean, learners[1].GetProperty("measures")[2].GetProperty("mean").GetDouble());
    }

    /// <summary>A protocol that pays what is asked is the known-bad subject: the report says that lying pays.</summary>
    [Fact]
    public void Paying_as_bid_is_found_out()
    {
        using Workplace place = new();
        Run(place, Samples.Federated.Replace("\"horizon\": 300, \"replications\": 3", "\"horizon\": 300, \"replications\": 10", StringComparison.Ordinal));
        string report = place.Read("out/report.html");
        Assert.Matches("Under full a client that asks 2 times its cost gains [0-9.]+ ± [0-9.]+ a run, so lying pays", report);
        Assert.Contains("Under no communication a client that asks 2 times its cost gains 0.0 ± 0.0 a run, so lying does not pay", report, StringComparison.Ordinal);
    }

    private static JsonElement Run(Workplace place, string text)
    {
        Tool run = Tool.Run("run", place.Write("e.json", text), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        return JsonElement.Parse(place.Read("out/summary.json"));
    }

    private static string WithLearningAgent(string text) =>
        text.Replace("{ \"slack\": 0.01, \"ties\": \"against-principal\" }", "{ \"learner\": \"ucb1\" }", StringComparison.Ordinal);
}
