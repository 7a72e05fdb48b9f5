using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Evolution;
using Mechanisms.Games.NormalForm;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Games;

/// <summary>Draws the triangle of mixtures of three strategies: the first at the lower left, the second at the lower right, the third on top.</summary>
internal sealed class TrianglePainter : PortraitPainter
{
    // Places of arrows along an edge.
    private const int Rows = 18;

    private readonly NormalFormGame game;
    private readonly PopulationGame population;

    public TrianglePainter(NormalFormGame game)
    {
        this.game = game;
        population = PopulationGame.Create(new(3, 3, game.Payoffs.Row(0)));
    }

    protected override IReadOnlyList<(string Name, Action<SvgCanvas, double, double> Swatch)> Legend =>
    [
        ("replicator dynamics", ArrowSwatch),
        ("evolutionarily stable", (canvas, x, y) => Dot(canvas, x, y, FigureStyle.Ink)),
        ("other symmetric equilibrium", (canvas, x, y) => Dot(canvas, x, y, FigureStyle.Frame)),
        ("other rest point", (canvas, x, y) => Dot(canvas, x, y, FigureStyle.Paper)),
    ];

    protected override double Room => Height + 44;

    private static double Height => Side * Math.Sqrt(3) / 2;

    protected override void PaintPlot(SvgCanvas canvas)
    {
        (double X, double Y)[] corners = [Place([1, 0, 0]), Place([0, 1, 0]), Place([0, 0, 1])];
        canvas.Shape("path", ("class", "frame"), ("d", $"M{string.Join('L', corners.Select(corner => SvgCanvas.Point(corner.X, corner.Y)))}z"), ("fill", "none"), ("stroke", FigureStyle.Frame), ("stroke-width", "1.5"));
        Label(canvas, corners[0].X, corners[0].Y + 28, game.StrategyLabels[0][0], "middle");
        Label(canvas, corners[1].X, corners[1].Y + 28, game.StrategyLabels[0][1], "middle");
        Label(canvas, corners[2].X, corners[2].Y - 16, game.StrategyLabels[0][2], "middle");
        PaintArrows(canvas);
        PaintRestPoints(canvas);
    }

    private (double X, double Y) Place(double[] shares) => (Left + (Side * (shares[1] + (shares[2] / 2))), Top + (Height * (1 - shares[2])));

    private void PaintArrows(SvgCanvas canvas)
    {
        List<(double[] Shares, double Right, double Down)> speeds = [];
        double[] moves = new double[3];
        for (int first = 0; first < Rows; first++)
        {
            for (int second = 0; first + second < Rows; second++)
            {
                double[] shares = [(first + (1 / 3.0)) / Rows, (second + (1 / 3.0)) / Rows, 0];
                shares[2] = 1 - shares[0] - shares[1];
                new MeanDynamic.Replicator().Velocity(population, shares, moves);
                speeds.Add((shares, moves[1] + (moves[2] / 2), -moves[2] * Math.Sqrt(3) / 2));
            }
        }

        double fastest = speeds.Max(speed => double.Hypot(speed.Right, speed.Down));
        foreach ((double[] shares, double right, double down) in speeds)
        {
            (double x, double y) = Place(shares);
            Arrow(canvas, x, y, (right, down), fastest);
        }
    }

    private void PaintRestPoints(SvgCanvas canvas)
    {
        Sequence<SymmetricEquilibrium> equilibria = new SymmetricEnumeration().Find(population).Equilibria;
        foreach (Sequence<Rational> point in RestPoints().Except(equilibria.Select(found => found.Mixture)))
        {
            PaintPoint(canvas, point, FigureStyle.Paper);
        }

        foreach (SymmetricEquilibrium found in equilibria)
        {
            PaintPoint(canvas, found.Mixture, found.IsStable ? FigureStyle.Ink : FigureStyle.Frame);
        }
    }

    // Corners, and the middle point of an edge where both strategies earn the same there: a + (b − a) x against each other.
    private IEnumerable<Sequence<Rational>> RestPoints()
    {
        for (int corner = 0; corner < 3; corner++)
        {
            yield return Sequence.Of(3, strategy => strategy == corner ? Rational.One : Rational.Zero);
            (int one, int other) = ((corner + 1) % 3, (corner + 2) % 3);
            Rational gain = Payoff(one, other) - Payoff(other, other);
            Rational loss = Payoff(other, one) - Payoff(one, one);
            if (gain.Sign * loss.Sign > 0)
            {
                yield return Sequence.Of(3, strategy => strategy == one ? gain / (gain + loss) : strategy == other ? loss / (gain + loss) : Rational.Zero);
            }
        }
    }

    private Rational Payoff(int own, int other) => game.Payoffs[0, (own * 3) + other];

    private void PaintPoint(SvgCanvas canvas, Sequence<Rational> point, string fill)
    {
        (double x, double y) = Place([.. point.Select(share => share.ToDouble())]);
        Dot(canvas, x, y, fill, $"({string.Join(", ", point)})");
    }
}
