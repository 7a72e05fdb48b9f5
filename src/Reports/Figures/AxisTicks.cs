using System.Globalization;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Figures;

/// <summary>The marks of an axis: multiples of 1, 2 or 5 times a power of ten, or whole decades.</summary>
internal sealed record AxisTicks(IReadOnlyList<Tick> Labeled, IReadOnlyList<double> Minor)
{
    /// <summary>From this size on, and below steps of <see cref="SmallestPlainStep"/>, labels are written as mantissa × power.</summary>
    private const double LargestPlain = 1e7;
    private const int SmallestPlainStep = -5;

    private static readonly int[] Rising = [1, 2, 5];
    private static readonly int[] Falling = [5, 2, 1];
    private static readonly int[] BetweenLabels = [3, 4, 6, 7, 8, 9];
    private static readonly int[] BetweenDecades = [2, 3, 4, 5, 6, 7, 8, 9];

    /// <summary>Ticks within a range.</summary>
    /// <param name="range">Range.</param>
    /// <param name="target">About how many, at least 1.</param>
    /// <param name="isWhole">Whether only whole numbers may be marked.</param>
    public static AxisTicks Within(AxisRange range, int target, bool isWhole) =>
        range.Scale == AxisScale.Linear ? Linear(range, target, isWhole) : Logarithmic(range, target);

    /// <summary>The range stretched to ticks at both ends, a logarithmic one to the next 1, 2 or 5 of its decade, and the ticks.</summary>
    public static (AxisRange Range, AxisTicks Ticks) Enclosing(AxisRange range, int target, bool isWhole)
    {
        if (range.Scale == AxisScale.Logarithmic)
        {
            AxisRange decades = range with { Minimum = RoundDown(range.Minimum), Maximum = RoundUp(range.Maximum) };
            return (decades, Logarithmic(decades, target));
        }

        TickStep step = TickStep.For(range.Maximum - range.Minimum, target, isWhole);
        AxisRange stretched = range with
        {
            Minimum = step.Multiple(step.LastAtMost(range.Minimum)),
            Maximum = step.Multiple(-step.LastAtMost(-range.Maximum)),
        };
        return (stretched, EvenlySpaced(stretched, step));
    }

    private static AxisTicks Linear(AxisRange range, int target, bool isWhole) =>
        EvenlySpaced(range, TickStep.For(range.Maximum - range.Minimum, target, isWhole));

    private static AxisTicks EvenlySpaced(AxisRange range, TickStep step)
    {
        List<double> values = [];
        for (double index = -step.LastAtMost(-range.Minimum); step.Multiple(index) <= range.Maximum; index++)
        {
            values.Add(step.Multiple(index));
        }

        return new AxisTicks([.. values.Select(value => new Tick(value, Label(value, range, step)))], []);
    }

    private static AxisTicks Logarithmic(AxisRange range, int target)
    {
        int lowest = (int)Math.Floor(Math.Log10(range.Minimum)) - 1;
        int highest = (int)Math.Ceiling(Math.Log10(range.Maximum)) + 1;
        List<int> exponents = [.. Enumerable.Range(lowest, highest - lowest + 1)
            .Where(exponent => Holds(range, TickStep.PowerOfTen(exponent)))];
        if (exponents.Count < 2)
        {
            return WithinDecade(range, target, lowest, highest);
        }

        int stride = (exponents.Count + target - 1) / target;
        bool plain = exponents[0] >= -3 && exponents[^1] <= 3;
        List<Tick> ticks = [.. exponents.Where(exponent => exponent % stride == 0)
            .Select(exponent => new Tick(TickStep.PowerOfTen(exponent), plain ? Plain(TickStep.PowerOfTen(exponent), Math.Max(0, -exponent)) : Power(exponent)))];
        IEnumerable<double> minor = stride > 1
            ? exponents.Where(exponent => exponent % stride != 0).Select(TickStep.PowerOfTen)
            : Multiples(range, lowest, highest, BetweenDecades).Select(value => value.Multiple(1));
        return new AxisTicks(ticks, [.. minor]);
    }

    /// <summary>Less than two powers of ten in view: 1, 2, 5 of each decade, or linear ticks when that too leaves less than two.</summary>
    private static AxisTicks WithinDecade(AxisRange range, int target, int lowest, int highest)
    {
        TickStep[] values = [.. Multiples(range, lowest, highest, Rising)];
        if (values.Length < 2 || values.Length > target + 1)
        {
            return Linear(range, target, isWhole: false);
        }

        return new AxisTicks(
            [.. values.Select(value => new Tick(value.Multiple(1), Label(value.Multiple(1), range, values[0])))],
            [.. Multiples(range, lowest, highest, BetweenLabels).Select(value => value.Multiple(1))]);
    }

    private static IEnumerable<TickStep> Multiples(AxisRange range, int lowest, int highest, int[] factors) =>
        from exponent in Enumerable.Range(lowest, highest - lowest + 1)
        from factor in factors
        let value = new TickStep(factor, exponent)
        where Holds(range, value.Multiple(1))
        select value;

    private static bool Holds(AxisRange range, double value) => value >= range.Minimum && value <= range.Maximum;

    private static double RoundDown(double value)
    {
        int exponent = (int)Math.Floor(Math.Log10(value));
        return Falling.Select(factor => new TickStep(factor, exponent).Multiple(1))
            .Append(new TickStep(5, exponent - 1).Multiple(1)).First(candidate => candidate <= value);
    }

    private static double RoundUp(double value)
    {
        int exponent = (int)Math.Floor(Math.Log10(value));
        return Rising.Select(factor => new TickStep(factor, exponent).Multiple(1))
            .Append(TickStep.PowerOfTen(exponent + 1)).Append(TickStep.PowerOfTen(exponent + 2)).First(candidate => candidate >= value);
    }

    private static string Label(double value, AxisRange range, TickStep step)
    {
        double size = Math.Max(Math.Abs(range.Minimum), Math.Abs(range.Maximum));
        if (size < LargestPlain && step.Exponent >= SmallestPlainStep)
        {
            return Plain(value, Math.Max(0, -step.Exponent));
        }

        int exponent = (int)Math.Floor(Math.Log10(size));
        return value == 0 ? "0" : $"{Plain(value / TickStep.PowerOfTen(exponent), Math.Clamp(exponent - step.Exponent, 0, 15))}×{Power(exponent)}";
    }

    private static string Plain(double value, int decimals) =>
        (value + 0.0).ToString($"N{decimals}", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Power(int exponent) => $"10{NumberFormat.Superscript(exponent)}";
}
