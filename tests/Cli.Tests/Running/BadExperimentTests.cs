using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Running;

public sealed class BadExperimentTests
{
    [Theory]
    [InlineData("\"horizon\": 200", "\"horizon\": \"200\"", "horizon: The value must be a number; got the string \"200\"")]
    [InlineData("\"horizon\": 200", "\"horizon\": 0", "horizon: The value must be a whole number in 1..4294967295; got 0")]
    [InlineData("\"horizon\": 200", "\"horizon\": 1e10", "horizon: The value must be a whole number in 1..4294967295; got 1e10")]
    [InlineData("\"replications\": 3", "\"replication\": 3", "replication: There is no such field here; did you mean \"replications\"?")]
    [InlineData("\"epochs\": 3", "\"epochs\": 1000000000", "epochs: The value must be a whole number in 1..4096; got 1000000000")]
    [InlineData("[0.6, 0.5]", "[0.6, 1.5]", "environment.means[1]: The mean must lie in [0, 1]; got 1.5")]
    [InlineData("[0.6, 0.5]", "[]", "environment.means: There must be one mean per arm")]
    [InlineData("\"click-penalty\"", "\"click-penalti\"", "environment.utility: The utility must be one of click-penalty, product-penalty, product; got \"click-penalti\"; did you mean \"click-penalty\"?")]
    [InlineData("\"penalty\": 5", "\"penalty\": 0", "environment.penalty: The penalty must be above 0")]
    [InlineData("\"penalty\": 5", "\"penalty\": 1e150", "environment.penalty: The penalty must be above 0 and at most 1000000, and not so small that its inverse overflows; got 1e150")]
    [InlineData(", \"penalty\": 5", "", "environment.penalty: The field is required")]
    [InlineData("\"ucb-s\"", "\"usb-s\"", "learners[0]: The learner must be one of")]
    [InlineData("\"uniform\"", "\"ucb-s\"", "learners[2]: Learners must have different names; \"UCB-S\" occurs twice")]
    [InlineData("\"confidence\": 1", "\"confidence\": -1", "learners[1].confidence: The constant of a confidence radius must be positive and finite; got -1. Correct the number.")]
    [InlineData("\"confidence\": 1", "\"mode\": 1", "learners[1].mode: There is no such field here")]
    [InlineData("\"confidence\": 1", "\"name\": \"a\\u2028b\"", "learners[1].name: A name must be 1 to 60 visible characters")]
    [InlineData("\"confidence\": 1", "\"name\": \"\\u200b\"", "learners[1].name: A name must be 1 to 60 visible characters")]
    [InlineData("\"confidence\": 1", "\"name\": \"\\uffff\"", "learners[1].name: A name must be 1 to 60 visible characters")]
    [InlineData("\"probeReplications\": 2", "\"probeStep\": 2", "adaptation: probeStep must be at least 0.000001 and below 1; got 2")]
    [InlineData("\"probeReplications\": 2", "\"probeStep\": 1e-300", "adaptation: probeStep must be at least 0.000001 and below 1; got 1E-300")]
    [InlineData("\"probeReplications\": 2", "\"lowestClickRate\": 0.5, \"highestClickRate\": 0.5000009", "adaptation: highestClickRate must be at least 0.000001 above the lowest rate and at most 1; got 0.5000009")]
    [InlineData("\"clickbait\"", "\"clickbate\"", "kind: The kind must be one of clickbait, clickbait-checks, bandit, equilibrium, manipulation, ")]
    [InlineData("\"tiny\"", "\"../tiny\"", "name: The name must be 1 to 80 letters")]
    [InlineData("mechanisms/experiment/1", "mechanisms/contract/1", "schema: The format must be \"mechanisms/experiment/1\"; got \"mechanisms/contract/1\". Instances are solved by: mechanisms solve FILE.")]
    [InlineData("\"checkpoints\": 5", "\"checkpoints\": [5, 5]", "checkpoints[1]: The value must be a whole number in 6..200; got 5")]
    [InlineData("\"horizon\": 200", "\"horizon\": [200, 0]", "horizon[1]: The value must be a whole number in 1..4294967295; got 0")]
    [InlineData("\"horizon\": 200", "\"horizon\": []", "horizon: A setting that lists values must list at least one; got none.")]
    [InlineData("\"penalty\": 5", "\"penalty\": [5, -1]", "environment.penalty[1]: The penalty must be above 0")]
    [InlineData("\"confidence\": 1", "\"confidence\": [1, -1]", "learners[1].confidence[1]: The constant of a confidence radius")]
    [InlineData("\"confidence\": 1", "\"confidence\": [2, 2]", "learners[1]: Learners must have different names; \"UCB-μ, confidence 2\" occurs twice")]
    [InlineData("\"probeReplications\": 2", "\"agent\": \"best-responder\"", "adaptation.grid: The field is required")]
    [InlineData("\"probeReplications\": 2", "\"agent\": \"best-responder\", \"grid\": [0.5, 0.4]", "adaptation.grid: A grid of click rates must increase within [0, 1]; got 0.4")]
    [InlineData("\"probeReplications\": 2", "\"agent\": \"best-responder\", \"grid\": { \"count\": 3 }, \"slack\": -1", "adaptation: The slack must be finite and at least 0 clicks; got -1")]
    [InlineData("\"probeReplications\": 2", "\"agent\": \"best-responder\", \"grid\": { \"count\": 3 }, \"coalitions\": [{ \"arms\": [0] }]", "adaptation.coalitions[0]: A coalition needs at least 2 arms")]
    [InlineData("\"probeReplications\": 2", "\"agent\": \"learning-arm\", \"grid\": { \"count\": 3 }, \"learner\": \"ucb-s\"", "adaptation.learner: The learner must fit a plain bandit")]
    [InlineData("\"probeReplications\": 2", "\"agent\": \"gradient\", \"slack\": 1", "adaptation.slack: There is no such field here")]
    [InlineData("\"seed\": 7", "\"seed\": -7", "seed: The value must be a whole number in 0..18446744073709551615; got -7")]
    public void A_bad_experiment_gets_one_message_that_names_the_field_and_leaves_no_folder(string good, string bad, string message)
    {
        using Workplace place = new();
        string file = place.Write("bad.json", Samples.Clickbait.Replace(good, bad, StringComparison.Ordinal));
        Tool run = Tool.Run("run", file, "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains($"{file}: {message}", run.Message(), StringComparison.Ordinal);
        Assert.Equal(["bad.json"], place.Names());
    }

    [Fact]
    public void Learners_of_click_bandits_do_not_fit_plain_ones()
    {
        Tool run = Tool.Feed(Samples.Bandit.Replace("\"ucb1\"", "\"ucb-s\"", StringComparison.Ordinal), "run", "-", "--out", "unused");
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("standard input: learners[0]: The learner must fit a plain bandit", run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void Work_without_end_is_refused()
    {
        string text = Samples.Clickbait.Replace("\"horizon\": 200", "\"horizon\": 4000000000", StringComparison.Ordinal)
            .Replace("\"replications\": 3", "\"replications\": 500000", StringComparison.Ordinal)
            .Replace("\"epochs\": 3", "\"epochs\": 4000", StringComparison.Ordinal);
        Tool run = Tool.Feed(text, "run", "-", "--out", "unused");
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("An experiment may play 1E+15 rounds in all", run.Message(), StringComparison.Ordinal);
    }
}
