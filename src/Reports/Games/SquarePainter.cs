using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Games;

/// <summary>Draws the square: to the right how often player 0 takes its first strategy, up how often player 1 does.</summary>
internal sealed class SquarePainter : PortraitPainter
{
    private const int Arrows = 15;

    // The first strategy's advantage against the other's first and second one, in units of the player's larger one.
    private readonly (double First, double Second) row;
    private readonly (double First, double Second) column;

    // How fast a player moves beside the other one.
    private readonly double rowPace;
    private readonly double columnPace;
    private readonly NormalFormGame game;
    private readonly NashSolution equilibria;

    public SquarePainter(NormalFormGame game)
    {
        this.game = game;
        equilibria = game.Solve(new VertexEnumeration());
        (Rational rowUnit, Rational columnUnit) = (Unit(0), Unit(1));
        row = (Advantage(0, 0, rowUnit), Advantage(0, 1, rowUnit));
        column = (Advantage(1, 0, columnUnit), Advantage(1, 1, columnUnit));
        Rational fastest = Rational.Max(rowUnit, columnUnit);
        (rowPace, columnPace) = ((rowUnit / fastest).ToDouble(), (columnUnit / fastest).ToDouble());
    }

    protected override IReadOnlyList<(string Name, Action<SvgCanvas, double, double> Swatch)> Legend =>
    [
        ($"best replies of player {game.PlayerLabels[0]}", (canvas, x, y) => canvas.Line(x - 12, y, x + 12, y, ReplyLine(0))),
        ($"best replies of player {game.PlayerLabels[1]}", (canvas, x, y) => canvas.Line(x - 12, y, x + 12, y, ReplyLine(1))),
        ("replicator dynamics", ArrowSwatch),
        ("equilibrium", (canvas, x, y) => Dot(canvas, x, y, FigureStyle.Ink)),
    ];

    protected override double Room => Side + 56;

    protected override void PaintPlot(SvgCanvas canvas)
    {
        PaintRegions(canvas);
        PaintAxes(canvas);
        PaintArrows(canvas);
        foreach (Region region in Regions())
        {
            PaintName(canvas, region);
        }

        PaintReplies(canvas);
        PaintEquilibria(canvas);
    }

    private static (string Name, string Value)[] ReplyLine(int player) => [.. Stroke.Series(player), ("stroke-linecap", "round"), ("stroke-opacity", "0.9")];

    // The larger advantage; 1 where there is none.
    private Rational Unit(int player)
    {
        Rational unit = Rational.Max(Rational.Abs(Advantage(player, 0)), Rational.Abs(Advantage(player, 1)));
        return unit.IsZero ? Rational.One : unit;
    }

    private double Advantage(int player, int against, Rational unit) => (Advantage(player, against) / unit).ToDouble();

    private Rational Advantage(int player, int against)
    {
        int first = player == 0 ? against : against * 2;
        int second = player == 0 ? 2 + against : (against * 2) + 1;
        return game.Payoffs[player, first] - game.Payoffs[player, second];
    }

    private static double X(double share) => Left + (share * Side);

    private double Y(double share) => Top + ((1 - share) * Side);

    // The share of the other's first strategy at which a player is indifferent, or null where one strategy is always better, or both always as good.
    private static double? Indifferent((double First, double Second) advantage) =>
        Math.Sign(advantage.First) * Math.Sign(advantage.Second) < 0 ? advantage.Second / (advantage.Second - advantage.First) : null;

    private static double At((double First, double Second) advantage, double share) => (share * advantage.First) + ((1 - share) * advantage.Second);

    private static double[] Cuts((double First, double Second) advantage) => Indifferent(advantage) is { } cut ? [0, cut, 1] : [0, 1];

    // The parts of the plane in which one pair of strategies is best.
    private IEnumerable<Region> Regions()
    {
        (double[] across, double[] up) = (Cuts(column), Cuts(row));
        for (int i = 0; i + 1 < across.Length; i++)
        {
            for (int j = 0; j + 1 < up.Length; j++)
            {
                (double own, double other) = (At(row, (up[j] + up[j + 1]) / 2), At(column, (across[i] + across[i + 1]) / 2));
                yield return new(X(across[i]), Y(up[j + 1]), X(across[i + 1]), Y(up[j]), $"{Best(0, own)}, {Best(1, other)}", (own >= 0 ? 0 : 1) + (other >= 0 ? 0 : 2));
            }
        }
    }

    private void PaintRegions(SvgCanvas canvas)
    {
        foreach (Region region in Regions())
        {
            canvas.Shape(
                "path", ("d", $"M{SvgCanvas.Point(region.Left, region.Top)}H{SvgCanvas.Number(region.Right)}V{SvgCanvas.Number(region.Bottom)}H{SvgCanvas.Number(region.Left)}z"),
                ("fill", Palette.OnWhite[region.Tint]), ("fill-opacity", "0.07"));
        }
    }

    // Where there is room; white around the letters keeps arrows out of them.
    private static void PaintName(SvgCanvas canvas, Region region)
    {
        if (TextMetrics.Width(region.Name, FigureStyle.LabelSize, bold: true) + 8 < region.Right - region.Left && region.Bottom - region.Top > 24)
        {
            canvas.Text(
                (region.Left + region.Right) / 2, ((region.Top + region.Bottom) / 2) + (FigureStyle.LabelSize * FigureStyle.HalfCapital), FigureStyle.LabelSize, region.Name,
                ("class", "ink"), ("fill", FigureStyle.Ink), ("text-anchor", "middle"), ("font-weight", "600"),
                ("stroke", FigureStyle.Paper), ("stroke-width", "6"), ("paint-order", "stroke"), ("stroke-linejoin", "round"));
        }
    }

    private string Best(int player, double advantage) => advantage == 0 ? "any" : game.StrategyLabels[player][advantage > 0 ? 0 : 1];

    private void PaintAxes(SvgCanvas canvas)
    {
        canvas.Shape("rect", ("class", "frame"), ("x", SvgCanvas.Number(Left)), ("y", SvgCanvas.Number(Top)), ("width", SvgCanvas.Number(Side)), ("height", SvgCanvas.Number(Side)), ("fill", "none"), ("stroke", FigureStyle.Frame));
        foreach (double share in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            canvas.Line(X(share), Y(0), X(share), Y(0) + 5, ("class", "frame"), ("stroke", FigureStyle.Frame));
            canvas.Text(X(share), Y(0) + 19, FigureStyle.TickSize, Number(share), ("class", "muted"), ("fill", FigureStyle.Muted), ("text-anchor", "middle"));
            canvas.Line(Left - 5, Y(share), Left, Y(share), ("class", "frame"), ("stroke", FigureStyle.Frame));
            canvas.Text(Left - 9, Y(share) + (FigureStyle.TickSize * FigureStyle.HalfCapital), FigureStyle.TickSize, Number(share), ("class", "muted"), ("fill", FigureStyle.Muted), ("text-anchor", "end"));
        }

        Label(canvas, Left + (Side / 2), Y(0) + 42, AxisName(0), "middle", FigureStyle.Muted);
        Label(canvas, FigureStyle.Margin, Top - 12, AxisName(1), "start", FigureStyle.Muted);
    }

    private string AxisName(int player) => $"Probability of {game.StrategyLabels[player][0]}, player {game.PlayerLabels[player]}";

    private void PaintArrows(SvgCanvas canvas)
    {
        List<(double P, double Q, double Right, double Up)> speeds = [];
        for (int i = 0; i < Arrows; i++)
        {
            for (int j = 0; j < Arrows; j++)
            {
                (double p, double q) = ((i + 0.5) / Arrows, (j + 0.5) / Arrows);
                speeds.Add((p, q, rowPace * p * (1 - p) * At(row, q), columnPace * q * (1 - q) * At(column, p)));
            }
        }

        double fastest = speeds.Max(speed => double.Hypot(speed.Right, speed.Up));
        foreach ((double p, double q, double right, double up) in speeds)
        {
            Arrow(canvas, X(p), Y(q), (right, -up), fastest);
        }
    }

    // Player 0's replies to q from the bottom up, player 1's to p from left to right; indifference is a line across.
    private void PaintReplies(SvgCanvas canvas)
    {
        canvas.Shape("path", [("d", Replies(row, (own, other) => SvgCanvas.Point(X(own), Y(other)))), .. ReplyLine(0)]);
        canvas.Shape("path", [("d", Replies(column, (own, other) => SvgCanvas.Point(X(other), Y(own)))), .. ReplyLine(1)]);
    }

    private static string Replies((double First, double Second) advantage, Func<double, double, string> place)
    {
        if (advantage is (0, 0))
        {
            return $"M{place(0, 0)}L{place(0, 1)}L{place(1, 1)}L{place(1, 0)}z";
        }

        double before = advantage.Second > 0 || (advantage.Second == 0 && advantage.First > 0) ? 1 : 0;
        double after = advantage.First > 0 || (advantage.First == 0 && advantage.Second > 0) ? 1 : 0;
        string middle = Indifferent(advantage) is { } cut ? $"L{place(before, cut)}L{place(after, cut)}" : string.Empty;
        string start = advantage.Second == 0 ? $"M{place(1 - before, 0)}L{place(before, 0)}" : $"M{place(before, 0)}";
        return $"{start}{middle}L{place(after, 1)}{(advantage.First == 0 ? $"L{place(1 - after, 1)}" : string.Empty)}";
    }

    private void PaintEquilibria(SvgCanvas canvas)
    {
        foreach (NashSubset subset in equilibria.Subsets.Where(subset => !subset.IsPoint))
        {
            (double X, double Y)[] corners = [.. from own in subset.RowStrategies from other in subset.ColumnStrategies select (X(own[0].ToDouble()), Y(other[0].ToDouble()))];
            (double left, double right) = (corners.Min(corner => corner.X), corners.Max(corner => corner.X));
            (double top, double bottom) = (corners.Min(corner => corner.Y), corners.Max(corner => corner.Y));
            canvas.Shape(
                "path", ("d", $"M{SvgCanvas.Point(left, top)}H{SvgCanvas.Number(right)}V{SvgCanvas.Number(bottom)}H{SvgCanvas.Number(left)}z"),
                ("stroke", FigureStyle.Ink), ("stroke-width", "5"), ("fill", FigureStyle.Ink), ("fill-opacity", "0.12"), ("stroke-linejoin", "round"));
        }

        foreach (MixedProfile profile in equilibria.Equilibria)
        {
            Dot(canvas, X(profile.Strategies[0][0].ToDouble()), Y(profile.Strategies[1][0].ToDouble()), FigureStyle.Ink, profile.ToString());
        }
    }

    // A rectangle in pixels, what is best in it, and the place of its tint in the palette.
    private readonly record struct Region(double Left, double Top, double Right, double Bottom, string Name, int Tint);
}
