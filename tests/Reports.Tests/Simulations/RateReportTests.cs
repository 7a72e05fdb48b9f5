using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;
using Mechanisms.Reports.Tests.Figures;

namespace Mechanisms.Reports.Tests.Simulations;

public sealed class RateReportTests
{
    private static readonly ContenderMeasure Payment = new("Payment", "money");

    [Fact]
    public void A_rate_is_a_power_of_the_horizon_that_ends_at_the_least_of_its_series()
    {
        Figure figure = RateReport.RegretByHorizon([Series("A", 0.8, 100, 800), Series("B", 2.0 / 3, 50, 90), Series("C", 0.8, 20, 400), Series("D", null, 1, 2)]);
        ReferenceLine.Curve[] lines = [.. figure.Panels[0].References.Cast<ReferenceLine.Curve>()];
        Assert.Equal(["T^0.8 rate", "T^(2/3) rate"], lines.Select(line => line.Label));
        Assert.Equal([400, 90], lines.Select(line => Math.Round(line.Y[^1], 9)));
        Assert.Equal([0.8, 2.0 / 3], lines.Select(line => Math.Log(line.Y[^1] / line.Y[0]) / Math.Log(line.X[^1] / line.X[0])), (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Null(OverlapCheck.Refute(Specimens.Draw(figure, 640)));
    }

    [Fact]
    public void No_rate_is_drawn_through_an_amount_that_is_not_positive() =>
        Assert.Empty(RateReport.RegretByHorizon([Series("A", 0.5, 3, -4)]).Panels[0].References);

    [Fact]
    public void No_rate_is_drawn_beside_series_of_different_horizons() => Assert.Empty(RateReport.RegretByHorizon(
        [Series("A", 0.5, 100, 800), new("B", [1_000, 10_000_000], [[50, 50], [400, 400]]) { RateExponent = 0.5 }]).Panels[0].References);

    [Fact]
    public void Words_name_what_was_added_up()
    {
        Section section = RateReport.Of([Series("A", null, 100, 800) with { Measure = Payment }]);
        Figure figure = Assert.Single(section.Blocks.OfType<Block.Picture>()).Figure;
        Assert.Equal(("payment-by-horizon", "Final payment over the horizon", "Payment after T rounds (money)", "money"), (figure.Name, figure.Title, figure.Vertical.Title, figure.Vertical.Unit));
        Block.Listing listing = Assert.Single(section.Blocks.OfType<Block.Listing>());
        Assert.Equal(("How payment grows with the horizon", "Payment at the longest horizon"), (listing.Table.Title, listing.Table.Columns[^1].Heading));
        Assert.DoesNotContain("regret", listing.Note, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_table_of_several_measures_says_which_row_is_which()
    {
        Table table = RateReport.Exponents([Series("A", null, 100, 800), Series("A", null, 100, 800) with { Measure = Payment }]);
        Assert.Equal(["Regret", "Payment"], table.Rows.Select(row => row[1].ToString()));
        Assert.Equal("Regret or payment at the longest horizon", table.Columns[^1].Heading);
    }

    // Slopes of 0.93 and 0.42 over two decades: the line between, 0.675, misses by e^0.39.
    [Fact]
    public void A_line_that_means_are_far_from_is_no_power()
    {
        HorizonSeries bent = new("A", [10_000, 100_000, 1_000_000], [[100, 101], [851, 852], [2238, 2240]]);
        Assert.StartsWith("Regret of A grows like no power of T: the best one, 0.67, misses it by 48% at some horizon, 95% interval", RateReport.Sentence(bent), StringComparison.Ordinal);
        HorizonSeries straight = new("A", [10_000, 100_000, 1_000_000], [[100, 101], [464, 465], [2154, 2156]]);
        Assert.StartsWith("Regret of A grows like T to the power 0.67 (within 0% at every horizon, 95% interval", RateReport.Sentence(straight), StringComparison.Ordinal);
        Assert.Equal((false, true), (bent.Fit!.IsPower, straight.Fit!.IsPower));
    }

    // Through two points a line always goes: it says nothing of whether a power fits.
    [Fact]
    public void Two_horizons_show_no_fit()
    {
        string sentence = RateReport.Sentence(new("A", [10_000, 1_000_000], [[100, 101], [2154, 2156]]));
        Assert.StartsWith("Regret of A grows by T to the power 0.67 between its two horizons, 95% interval", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("at every horizon", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_end_alike_tell_no_interval()
    {
        HorizonSeries alike = new("A", [1_000, 10_000], [[100, 100 + 1e-12], [464, 464]]);
        Assert.True(alike.RunsEndAlike);
        Assert.Contains("all runs end alike, and tell no interval", RateReport.Sentence(alike), StringComparison.Ordinal);
        Assert.Contains("all runs end alike", RateReport.Of([alike]).Blocks.OfType<Block.Listing>().Single().Note, StringComparison.Ordinal);
        HorizonSeries once = new("A", [1_000, 10_000], [[100, 100], [464, 465]]);
        Assert.False(once.RunsEndAlike);
        Assert.False(new HorizonSeries("A", [1_000, 10_000], [[100], [464]]).RunsEndAlike);
        Assert.DoesNotContain("alike", RateReport.Of([once]).Blocks.OfType<Block.Listing>().Single().Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_never_positive_has_no_power()
    {
        Assert.Equal("Regret of A is 0 at every horizon.", RateReport.Sentence(Series("A", null, 0, 0)));
        Assert.Equal("Regret of A is not positive at every horizon, so no power of T describes it.", RateReport.Sentence(Series("A", null, -1, 3)));
    }

    private static HorizonSeries Series(string name, double? rate, double first, double last) =>
        new(name, [1_000, 100_000], [[first, first], [last, last]]) { RateExponent = rate };
}
