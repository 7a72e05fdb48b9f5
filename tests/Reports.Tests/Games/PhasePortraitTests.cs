using System.Globalization;
using System.Xml.Linq;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Evolution;
using Mechanisms.Games.NormalForm;
using Mechanisms.Reports.Games;

namespace Mechanisms.Reports.Tests.Games;

public sealed class PhasePortraitTests
{
    private const double Side = 520;

    private static readonly NormalFormGame Chicken = TwoByTwo([0, 7, 2, 6], [0, 2, 7, 6]).WithTitle("Chicken").WithLabels(["Row", "Column"], [["dare", "yield"], ["dare", "yield"]]);

    private static readonly NormalFormGame Pennies = TwoByTwo([9, 0, 0, 1], [0, 1, 1, 0]);

    // The entrant stays out while the other fights with 1/2 or more: a line of equilibria.
    private static readonly NormalFormGame Threat = TwoByTwo([-1, 1, 0, 0], [1, 2, 5, 5]);

    [Fact]
    public void Equilibria_of_chicken_are_dots_at_their_mixtures()
    {
        XDocument drawn = Draw(PhasePortrait.OfTwoByTwo(Chicken));
        Assert.Equal([(0.0, 1.0), (1.0 / 3, 1.0 / 3), (1.0, 0.0)], Dots(drawn).Select(dot => (Math.Round(dot.P * 3) / 3, Math.Round(dot.Q * 3) / 3)).Order());
        Assert.Equal(["dare, dare", "dare, yield", "yield, dare", "yield, yield"], Texts(drawn).Where(text => text.Contains(", ", StringComparison.Ordinal) && !text.StartsWith("Probability", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("Chicken: best replies and replicator dynamics", Texts(drawn));
        Assert.Contains("Probability of dare, player Row", Texts(drawn));
    }

    [Fact]
    public void A_line_of_equilibria_is_drawn_as_one()
    {
        XDocument drawn = Draw(PhasePortrait.OfTwoByTwo(Threat));
        Assert.Single(drawn.Descendants(), element => (string?)element.Attribute("stroke-width") == "5" && element.Name.LocalName == "path");
        Assert.Equal(3, Dots(drawn).Count());
    }

    [Fact]
    public void Arrows_of_the_square_point_to_better_strategies() =>
        Assert.All([Chicken, Pennies, Threat], game => Assert.True(PointsUphill(Draw(PhasePortrait.OfTwoByTwo(game)), game)));

    // Planted: the portrait of the game with players exchanged.
    [Fact]
    public void Arrows_of_another_game_are_caught() => Assert.False(PointsUphill(Draw(PhasePortrait.OfTwoByTwo(TwoByTwo([0, 1, 1, 0], [9, 0, 0, 1]))), Pennies));

    [Fact]
    public void Stable_mixtures_and_rest_points_of_the_triangle_are_told_apart()
    {
        XDocument good = Draw(PhasePortrait.OfSymmetric(PopulationGame.RockPaperScissors(2, 1).ToNormalForm()));
        Assert.Equal((1, 0, 3), (Circles(good, "#1B1F24"), Circles(good, "#8C959F"), Circles(good, "#FFFFFF")));
        XDocument bad = Draw(PhasePortrait.OfSymmetric(PopulationGame.RockPaperScissors(1, 2).ToNormalForm()));
        Assert.Equal((0, 1, 3), (Circles(bad, "#1B1F24"), Circles(bad, "#8C959F"), Circles(bad, "#FFFFFF")));
        XDocument coordination = Draw(PhasePortrait.OfSymmetric(PopulationGame.Create(new(3, 3, [3, 0, 0, 0, 2, 0, 0, 0, 1])).ToNormalForm()));
        Assert.Equal((3, 4, 0), (Circles(coordination, "#1B1F24"), Circles(coordination, "#8C959F"), Circles(coordination, "#FFFFFF")));
    }

    [Fact]
    public void Games_of_other_shapes_are_refused()
    {
        NormalFormGame large = NormalFormGame.Create([3, 3], new(2, 9, [.. Enumerable.Range(0, 18).Select(number => (Rational)number)]));
        Assert.Contains("two strategies each", Assert.Throws<ArgumentException>(() => PhasePortrait.OfTwoByTwo(large)).Message, StringComparison.Ordinal);
        Assert.Contains("symmetric", Assert.Throws<ArgumentException>(() => PhasePortrait.OfSymmetric(large)).Message, StringComparison.Ordinal);
        Assert.False(PhasePortrait.IsSymmetric(large));
        Assert.Throws<ArgumentNullException>(() => PhasePortrait.OfTwoByTwo(null!));
        Assert.Throws<ArgumentNullException>(() => PhasePortrait.OfSymmetric(null!));
        Assert.Throws<ArgumentNullException>(() => PhasePortrait.IsSymmetric(null!));
        Assert.Throws<ArgumentNullException>(() => PhasePortrait.OfTwoByTwo(Chicken).Write(null!));
    }

    // All equal: nothing moves, everything is an equilibrium.
    [Fact]
    public void A_game_without_stakes_has_no_arrows_and_long_names_are_escaped()
    {
        NormalFormGame flat = TwoByTwo([1, 1, 1, 1], [2, 2, 2, 2]).WithTitle("a < b & " + new string('W', 80)).WithLabels([string.Empty, "<>"], [["\"", "&"], ["x", "x"]]);
        XDocument drawn = Draw(PhasePortrait.OfTwoByTwo(flat));
        Assert.Empty(Arrows(drawn).Skip(1));
        Assert.Equal(Text(PhasePortrait.OfTwoByTwo(flat)), Text(PhasePortrait.OfTwoByTwo(flat)));
    }

    private static NormalFormGame TwoByTwo(Rational[] row, Rational[] column) => NormalFormGame.TwoPlayer(new(2, 2, row), new(2, 2, column));

    // At the middle of every arrow: its horizontal sign is that of what player 0's first strategy earns more than its second, its vertical sign player 1's.
    private static bool PointsUphill(XDocument drawn, NormalFormGame game) => Arrows(drawn).Skip(1).All(arrow =>
    {
        (double p, double q) = (arrow.P, arrow.Q);
        double row = (q * Payoff(game, 0, 0, 0)) + ((1 - q) * Payoff(game, 0, 0, 1)) - (q * Payoff(game, 0, 1, 0)) - ((1 - q) * Payoff(game, 0, 1, 1));
        double column = (p * Payoff(game, 1, 0, 0)) + ((1 - p) * Payoff(game, 1, 1, 0)) - (p * Payoff(game, 1, 0, 1)) - ((1 - p) * Payoff(game, 1, 1, 1));
        return arrow.Right * row >= -0.05 * Math.Abs(row) && arrow.Up * column >= -0.05 * Math.Abs(column);
    });

    private static double Payoff(NormalFormGame game, int player, int row, int column) => game.RoundedPayoffs[player, (row * 2) + column];

    private static IEnumerable<(double P, double Q)> Dots(XDocument drawn)
    {
        (double left, double top) = Corner(drawn);
        return drawn.Descendants().Where(element => element.Name.LocalName == "circle" && element.HasElements)
            .Select(circle => ((Number(circle, "cx") - left) / Side, 1 - ((Number(circle, "cy") - top) / Side)));
    }

    // The first one is that of the legend.
    private static IEnumerable<(double P, double Q, double Right, double Up)> Arrows(XDocument drawn)
    {
        (double left, double top) = Corner(drawn);
        foreach (string path in drawn.Descendants().Where(element => element.Name.LocalName == "path" && (string?)element.Attribute("stroke-width") == "1.2").Select(element => (string)element.Attribute("d")!))
        {
            double[] n = [.. path.Split('M', 'L', ' ').Where(word => word.Length > 0).Take(4).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            yield return ((((n[0] + n[2]) / 2) - left) / Side, 1 - ((((n[1] + n[3]) / 2) - top) / Side), n[2] - n[0], n[1] - n[3]);
        }
    }

    private static (double Left, double Top) Corner(XDocument drawn)
    {
        XElement frame = drawn.Descendants().Single(element => element.Name.LocalName == "rect" && (string?)element.Attribute("class") == "frame");
        return (Number(frame, "x"), Number(frame, "y"));
    }

    // Without those of the legend, which tell nothing when pointed at.
    private static int Circles(XDocument drawn, string fill) => drawn.Descendants().Count(element => element.Name.LocalName == "circle" && element.HasElements && (string?)element.Attribute("fill") == fill);

    private static IEnumerable<string> Texts(XDocument drawn) => drawn.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value);

    private static double Number(XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    private static XDocument Draw(PhasePortrait portrait) => XDocument.Parse(Text(portrait));

    private static string Text(PhasePortrait portrait)
    {
        using StringWriter text = new(CultureInfo.CurrentCulture);
        portrait.Write(text);
        return text.ToString();
    }
}
