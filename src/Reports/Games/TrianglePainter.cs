using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Evolution;
using Mechanisms.Games.Nash;
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
    private readonly SymmetricEquilibria equilibria;

    public TrianglePainter(NormalFormGame game)
    {
        this.game = game;

        // Shares move along the same curves whatever the unit of payoffs; in units of the largest no double overflows.
        Rational unit = game.Payoffs.Row(0).ToArray().Select(Rational.Abs).Max();
        population = PopulationGame.Create(new Matrix<Rational>(3, 3, game.Payoffs.Row(0)).Select(payoff => unit.IsZero ? payoff : payoff / unit));
        equilibria = new SymmetricEnumeration().Find(population);
    }

    /// <summary>Gets a value indicating whether the game has symmetric equilibria that are not drawn.</summary>
    internal bool MayHideEquilibria => equilibria.Status != NashStatus.Complete;

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
        PaintRestEdges(canvas, corners);
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
        foreach (Sequence<Rational> point in RestPoints().Except(equilibria.Equilibria.Select(found => found.Mixture)))
        {
            PaintPoint(canvas, point, FigureStyle.Paper);
        }

        foreach (SymmetricEquilibrium found in equilibria.Equilibria)
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
            (Rational gain, Rational loss) = Advantages(one, other);
            if (gain.Sign * loss.Sign > 0)
            {
                yield return Sequence.Of(3, strategy => strategy == one ? gain / (gain + loss) : strategy == other ? loss / (gain + loss) : Rational.Zero);
            }
        }
    }

    // What rare players of one strategy earn beyond those of another, and the other way round.
    private (Rational Gain, Rational Loss) Advantages(int one, int other) => (Payoff(one, other) - Payoff(other, other), Payoff(other, one) - Payoff(one, one));

    // Where two strategies earn the same in any mixture of the two, the whole edge rests.
    private void PaintRestEdges(SvgCanvas canvas, (double X, double Y)[] corners)
    {
        for (int corner = 0; corner < 3; corner++)
        {
            (int one, int other) = ((corner + 1) % 3, (corner + 2) % 3);
            if (Advantages(one, other) is ({ IsZero: true }, { IsZero: true }))
            {
                canvas.Line(corners[one].X, corners[one].Y, corners[other].X, corners[other].Y, ("stroke", FigureStyle.Frame), ("stroke-width", "5"));
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
