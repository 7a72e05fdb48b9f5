using System.Text.RegularExpressions;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Verification.Catalogue;

namespace Mechanisms.Cli.Tests.Verifying;

public sealed class VerifyTests
{
    private static readonly string Assembly = typeof(VerifyTests).Assembly.Location;

    [Fact]
    public void A_lie_that_pays_is_shown_and_ends_with_code_3()
    {
        Tool run = Check(nameof(PayYourBid), "strategyproof");
        Assert.Equal(ExitCode.Refuted, run.Code);
        Assert.Equal(
            """
            Refuted: the pay-your-bid auction is strategyproof.
            Agent 0 has type 1, reports 0 and gains 1 (utility).
              truth [1] gives winner 0, payments [1]
              lie   [0] gives winner 0, payments [0]
            To replay: claim.Replay(witness), or run the mechanism on the reports above.
            Found by 2000 random cases of 1 to 5 agents, values, 4 misreports each; seed 1.
            """,
            run.Output.TrimEnd());
    }

    [Fact]
    public void A_claim_that_stands_says_where_was_searched()
    {
        Tool run = Check(nameof(PayTheSecond), "strategyproof", "--cases", "300", "--seed", "7");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.Equal(
            "Not refuted: the pay-the-second auction is strategyproof (300 random cases of 1 to 5 agents, values, 4 misreports each; seed 7).",
            run.Output.TrimEnd());
    }

    [Fact]
    public void Agents_can_be_fixed_for_a_mechanism_that_asks_for_a_number()
    {
        Assert.Equal(ExitCode.Refuted, Check(nameof(PairAuction), "strategyproof", "--agents", "2").Code);
        Tool refused = Check(nameof(PairAuction), "strategyproof");
        Assert.Equal(ExitCode.BadData, refused.Code);
        Assert.Contains("Two bids are required; got", refused.Message(), StringComparison.Ordinal);
        Assert.Contains("--agents", refused.Message(), StringComparison.Ordinal);
    }

    // The words are checked by running the mechanism on the reports that they name.
    [Theory]
    [InlineData(nameof(BrittleAuction), "strategyproof")]
    [InlineData(nameof(BrittleAuction), "individually-rational")]
    [InlineData(nameof(BrittleMixture), "universally-truthful")]
    public void A_mechanism_that_throws_is_shown_with_the_case_and_its_reports(string type, string claim)
    {
        Tool run = Check(type, claim, "--seed", "5");
        Assert.Equal(ExitCode.BadData, run.Code);
        Match words = Regex.Match(run.Message(), @"in case (\d+) of seed 5, on the reports \[([^\]]+)\]( where true types are \[[^\]]+\])?, it threw DivideByZeroException: No bid may be 0\. ");
        Assert.True(words.Success, run.Message());
        Rational[] reports = [.. words.Groups[2].Value.Split(", ").Select(report => Rational.Parse(report))];
        Assert.Throws<DivideByZeroException>(() => new BrittleAuction().Decide(reports));

        Assert.NotEqual("0", words.Groups[1].Value);
    }

    [Theory]
    [InlineData(nameof(BrittleAuction))]
    [InlineData(nameof(BrittleMixture))]
    public void A_lie_at_which_a_mechanism_throws_is_told_from_the_true_types(string type) => Assert.Contains(
        "in case 1 of seed 1, on the reports [0, 1] where true types are [1, 1], it threw DivideByZeroException: No bid may be 0.",
        Check(type, "strategyproof-in-expectation").Message(),
        StringComparison.Ordinal);

    [Fact]
    public void A_mechanism_over_doubles_that_says_itself_what_agents_want_is_checked() =>
        Assert.Equal(ExitCode.Answered, Check(nameof(PosterPrice), "strategyproof").Code);

    [Theory]
    [InlineData(nameof(PayYourBid), "free-of-deficits")]
    [InlineData(nameof(PayYourBid), "free-of-positive-transfers")]
    [InlineData(nameof(PayTheSecond), "individually-rational")]
    [InlineData(nameof(PayTheSecond), "monotone")]
    [InlineData(nameof(PayTheSecond), "payment-identity")]
    public void Further_claims_have_names(string type, string claim) => Assert.Equal(ExitCode.Answered, Check(type, claim).Code);

    [Theory]
    [InlineData("PayYourBit", "strategyproof", ExitCode.BadData, "there is no 'Mechanisms.Cli.Tests.Verifying.PayYourBit'; did you mean \"Mechanisms.Cli.Tests.Verifying.PayYourBid\"?")]
    [InlineData(nameof(ReservedAuction), "strategyproof", ExitCode.BadData, "must have a public constructor without parameters")]
    [InlineData(nameof(VerifyTests), "strategyproof", ExitCode.BadData, "must implement IMechanism<TReport, TOutcome>")]
    [InlineData(nameof(PosterPrice), "free-of-deficits", ExitCode.BadData, "needs outcomes that are IPayments; Boolean is not")]
    [InlineData(nameof(PosterPrice), "envy-free", ExitCode.BadData, "PosterPrice is none")]
    [InlineData(nameof(Suggestions), "strategyproof", ExitCode.BadData, "needs IPreferences<String, Int32>, and none is known")]
    [InlineData(nameof(PayYourBid), "stable", ExitCode.BadUsage, "needs the priorities of the schools (Stability)")]
    [InlineData(nameof(PosterPrice), "monotone", ExitCode.BadData, "needs reports that are Rational; they are Double")]
    [InlineData(nameof(PayYourBid), "proportional", ExitCode.BadData, "needs IItemPreferences<Rational, SingleItemOutcome>")]
    [InlineData(nameof(PayYourBid), "strategyprof", ExitCode.BadUsage, "unknown claim 'strategyprof'; did you mean \"strategyproof\"?")]
    public void What_cannot_be_checked_is_one_message_that_says_what_to_do(string type, string claim, ExitCode code, string cause)
    {
        Tool run = Check(type, claim);
        Assert.Equal(code, run.Code);
        Assert.Contains(cause, run.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify needs one of --assembly, --rule and --catalogue")]
    [InlineData("verify needs --type with --assembly", "--assembly", "x.dll")]
    [InlineData("verify needs --claim with --assembly", "--assembly", "x.dll", "--type", "X")]
    [InlineData("verify needs one of", "--catalogue", "--rule", "x")]
    [InlineData("unknown rule 'second price auction'; did you mean \"second-price auction\"?", "--rule", "second price auction")]
    [InlineData("unknown rule 'bostn'; did you mean \"Boston mechanism\"? See: mechanisms verify --help", "--rule", "bostn")]
    [InlineData("--agents means nothing beside the other options", "--rule", "Borda rule", "--agents", "3")]
    [InlineData("did you mean \"strategyproof\"?", "--rule", "first-price auction", "--claim", "strategy proof")]
    public void An_incomplete_command_line_ends_with_code_2(string cause, params string[] arguments)
    {
        Tool run = Tool.Run(["verify", .. arguments]);
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains(cause, run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_assembly_or_none_at_all_is_refused()
    {
        using Workplace place = new();
        Tool text = Tool.Run("verify", "--assembly", place.Write("text.dll", "no code"), "--type", "X", "--claim", "strategyproof");
        Assert.Equal(ExitCode.BadData, text.Code);
        Assert.Contains("A .NET assembly is required", text.Message(), StringComparison.Ordinal);
        Tool none = Tool.Run("verify", "--assembly", place.PathOf("none.dll"), "--type", "X", "--claim", "strategyproof");
        Assert.Equal(ExitCode.BadData, none.Code);
        Assert.Contains("Build the project first", none.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_the_library_are_searched_on_their_domains()
    {
        Tool first = Tool.Run("verify", "--rule", "first-price auction", "--claim", "strategyproof");
        Assert.Equal(ExitCode.Refuted, first.Code);
        Assert.Contains("gains 1", first.Output, StringComparison.Ordinal);
        Tool second = Tool.Run("verify", "--rule", "second-price auction", "--claim", "strategyproof");
        Assert.Equal(ExitCode.Answered, second.Code);
        Assert.Contains("proved for", second.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VCG auction", "false-name-proof", ExitCode.Refuted, "appears as 2 agents")]
    [InlineData("second-price auction", "group-strategyproof", ExitCode.Refuted, "together and gain")]
    [InlineData("second-price auction", "monotone", ExitCode.Answered, "is monotone in values: proved")]
    [InlineData("second-price auction", "payment-identity", ExitCode.Answered, "is paid by the payment identity: proved")]
    [InlineData("round robin", "envy-free", ExitCode.Refuted, "envies")]
    [InlineData("round robin", "envy-free-up-to-one-item", ExitCode.Answered, "proved")]
    public void A_claim_about_a_rule_goes_by_the_name_that_the_help_lists(string rule, string claim, ExitCode code, string words)
    {
        Tool run = Tool.Run("verify", "--rule", rule, "--claim", claim, "--cases", "20");
        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_items_means_nothing_for_reports_that_are_numbers()
    {
        Tool run = Check(nameof(PayYourBid), "strategyproof", "--items", "3");
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains("--items means nothing for reports that are Rational", run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_the_library_is_searched_at_random_too()
    {
        Tool run = Tool.Run("verify", "--rule", "second-price auction", "--claim", "strategyproof", "--cases", "50", "--seed", "3");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.Contains("not refuted in 50 cases of 1 to 5 agents, values, 4 misreports each", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_truth_table_is_what_the_catalogue_writes_but_for_the_number_of_random_cases_in_its_head()
    {
        using Workplace place = new();
        Tool run = Tool.Run("verify", "--catalogue", "--cases", "7", "--out", place.PathOf("table.md"));

        Assert.Equal((ExitCode.Answered, string.Empty), (run.Code, run.Error));
        string committed = File.ReadAllText(RepositoryFolder.PathOf("docs/truth-table.md"));
        Assert.Equal(Uncounted(committed), Uncounted(place.Read("table.md")));
        Assert.Equal(TruthTable.Lines.Count, committed.Split('\n').Count(line => line.EndsWith(" |", StringComparison.Ordinal)) - 1);
        Assert.Equal(["table.md"], place.Names());
    }

    [LongFact]
    public void The_committed_truth_table_is_what_the_catalogue_writes()
    {
        using Workplace place = new();
        Tool run = Tool.Run("verify", "--catalogue", "--out", place.PathOf("table.md"));

        Assert.Equal((ExitCode.Answered, string.Empty), (run.Code, run.Error));
        Assert.Contains("in 100,000 random cases of seed 1", place.Read("table.md"), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(RepositoryFolder.PathOf("docs/truth-table.md")), place.Read("table.md"));
    }

    private static string Uncounted(string table) => Regex.Replace(table, @" in [\d,]+ random cases of seed", " in n random cases of seed");

    private static Tool Check(string type, string claim, params string[] more) =>
        Tool.Run(["verify", "--assembly", Assembly, "--type", $"Mechanisms.Cli.Tests.Verifying.{type}", "--claim", claim, .. more]);
}
