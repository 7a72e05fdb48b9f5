using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Tests.Figures;

public sealed class PaletteTests
{
    /// <summary>Least contrast of graphics by WCAG 2.2, success criterion 1.4.11.</summary>
    private const double LeastContrast = 3;

    /// <summary>Least CIELAB distance (1976) that the palette promises; lines of two colors side by side are told apart from about 10.</summary>
    private const double LeastDistance = 15;

    /// <summary>Linear-light RGB matrices of Machado, Oliveira and Fernandes 2009, severity 1; the first is full color vision.</summary>
    private static readonly double[][] Visions =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ];

    [Fact]
    public void Every_color_stands_out_from_its_paper()
    {
        Assert.All(Palette.OnWhite, color => Assert.True(Contrast(color, "#FFFFFF") >= LeastContrast, color));
        Assert.All(Palette.OnDark, color => Assert.True(Contrast(color, Palette.DarkPaper) >= LeastContrast, color));
    }

    [Fact]
    public void Color_blind_readers_tell_any_two_colors_apart()
    {
        Assert.Null(RefuteDistances(Palette.OnWhite));
        Assert.Null(RefuteDistances(Palette.OnDark));
    }

    [Fact]
    public void The_distance_check_refutes_a_palette_of_plain_red_and_green() =>
        Assert.NotNull(RefuteDistances(["#E03030", "#3C8A20", "#0000FF"]));

    [Fact]
    public void There_are_as_many_colors_as_places()
    {
        Assert.Equal(Palette.Count, Palette.OnWhite.Count);
        Assert.Equal(Palette.Count, Palette.OnDark.Count);
    }

    private static string? RefuteDistances(Sequence<string> palette)
    {
        for (int vision = 0; vision < Visions.Length; vision++)
        {
            for (int first = 0; first < palette.Count; first++)
            {
                for (int second = first + 1; second < palette.Count; second++)
                {
                    double distance = Distance(Lab(palette[first], Visions[vision]), Lab(palette[second], Visions[vision]));
                    if (distance < LeastDistance)
                    {
                        return FormattableString.Invariant($"vision {vision}: {palette[first]} and {palette[second]} are {distance:F1} apart");
                    }
                }
            }
        }

        return null;
    }

    private static double[] Linear(string color) => [.. new[] { 1, 3, 5 }.Select(start =>
    {
        double part = int.Parse(color.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    })];

    private static double Luminance(string color)
    {
        double[] rgb = Linear(color);
        return (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);
    }

    private static double Contrast(string first, string second)
    {
        double brighter = Math.Max(Luminance(first), Luminance(second));
        double darker = Math.Min(Luminance(first), Luminance(second));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double[] Lab(string color, double[] vision)
    {
        double[] rgb = Linear(color);
        double[] seen = [.. Enumerable.Range(0, 3).Select(row => Math.Clamp((vision[3 * row] * rgb[0]) + (vision[(3 * row) + 1] * rgb[1]) + (vision[(3 * row) + 2] * rgb[2]), 0, 1))];
        double x = Root(((0.4124 * seen[0]) + (0.3576 * seen[1]) + (0.1805 * seen[2])) / 0.95047);
        double y = Root((0.2126 * seen[0]) + (0.7152 * seen[1]) + (0.0722 * seen[2]));
        double z = Root(((0.0193 * seen[0]) + (0.1192 * seen[1]) + (0.9505 * seen[2])) / 1.08883);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Root(double value) => value > 0.008856 ? Math.Cbrt(value) : (7.787 * value) + (16.0 / 116);

    private static double Distance(double[] first, double[] second) =>
        Math.Sqrt(first.Zip(second, (one, other) => (one - other) * (one - other)).Sum());
}
