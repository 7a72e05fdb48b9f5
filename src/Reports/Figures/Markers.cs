namespace Mechanisms.Reports.Figures;

/// <summary>Shapes of points, one per palette place: circle, square, triangles, diamond, plus, cross, bar.</summary>
internal static class Markers
{
    /// <summary>An SVG path centered on a point, of equal visual weight for all shapes.</summary>
    public static string Path(int slot, double x, double y, double size)
    {
        string P(double dx, double dy) => SvgCanvas.Point(x + (dx * size), y + (dy * size));
        return Palette.MarkerOf(slot) switch
        {
            0 => $"M{P(-1, 0)}a{SvgCanvas.Number(size)} {SvgCanvas.Number(size)} 0 1 0 {SvgCanvas.Number(2 * size)} 0a{SvgCanvas.Number(size)} {SvgCanvas.Number(size)} 0 1 0 {SvgCanvas.Number(-2 * size)} 0z",
            1 => $"M{P(-0.9, -0.9)}L{P(0.9, -0.9)}L{P(0.9, 0.9)}L{P(-0.9, 0.9)}z",
            2 => $"M{P(0, -1.2)}L{P(1.1, 0.8)}L{P(-1.1, 0.8)}z",
            3 => $"M{P(0, -1.3)}L{P(1.3, 0)}L{P(0, 1.3)}L{P(-1.3, 0)}z",
            4 => $"M{P(0, 1.2)}L{P(1.1, -0.8)}L{P(-1.1, -0.8)}z",
            5 => Polygon(P, [(-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)]),
            6 => Polygon(P, [(-1.1, -0.6), (-0.6, -1.1), (0, -0.5), (0.6, -1.1), (1.1, -0.6), (0.5, 0), (1.1, 0.6), (0.6, 1.1), (0, 0.5), (-0.6, 1.1), (-1.1, 0.6), (-0.5, 0)]),
            _ => $"M{P(-0.45, -1.3)}L{P(0.45, -1.3)}L{P(0.45, 1.3)}L{P(-0.45, 1.3)}z",
        };
    }

    private static string Polygon(Func<double, double, string> place, (double X, double Y)[] corners) =>
        $"M{string.Join('L', corners.Select(corner => place(corner.X, corner.Y)))}z";
}
