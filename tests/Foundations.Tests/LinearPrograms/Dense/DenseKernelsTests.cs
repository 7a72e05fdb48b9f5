using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>The vector loops against loops over single numbers, at every length and with ties.</summary>
public sealed class DenseKernelsTests
{
    private const double Infinity = double.PositiveInfinity;

    private delegate int Choice(double[] slopes, double[] weights);

    // Small numbers, so that ties and zeros are common.
    private static Arbitrary<double[]> Numbers { get; } =
        Gen.Choose(-3, 3).Select(number => (double)number).NonEmptyListOf().Select(list => Fitted(list)).ToArbitrary();

    [Fact]
    public void The_best_column_is_the_first_of_the_largest_score() => ObeyLaw(BestColumn);

    [Fact]
    public void The_law_of_the_best_column_refutes_ties_to_the_last() =>
        PlantedLaw.RequireFalsified(() => ObeyLaw((slopes, weights) =>
        {
            int first = BestColumn(slopes, weights);
            return first < 0 ? first : Array.FindLastIndex(slopes, slope => slope == slopes[first]);
        }));

    [Fact]
    public void A_pivot_leaves_every_row_true() =>
        Prop.ForAll(Numbers, Numbers, (left, right) =>
        {
            // Rows r = T·x with integers; after exchanging r[p] and x[q] the rows must still hold at an integer point.
            int columns = Math.Min(left.Length, 19);
            int stride = DenseKernels.Padded(columns);
            const int Rows = 3;
            int entered = right.Length % columns;
            double[] cells = new double[Rows * stride];
            double[] point = new double[stride];
            for (int column = 0; column < columns; column++)
            {
                point[column] = left[column];
                for (int row = 0; row < Rows; row++)
                {
                    cells[(row * stride) + column] = right[((row * columns) + column) % right.Length] + (row == 1 && column == entered ? 8 : 0);
                }
            }

            double[] values = [.. Enumerable.Range(0, Rows).Select(row => DenseKernels.Dot(cells.AsSpan(row * stride, stride), point))];
            double[] entering = [.. Enumerable.Range(0, Rows).Select(row => cells[(row * stride) + entered])];
            DenseKernels.Pivot(cells, stride, entering, 1, entered);
            (values[1], point[entered]) = (point[entered], values[1]);
            return Enumerable.Range(0, Rows).All(row =>
                Math.Abs(DenseKernels.Dot(cells.AsSpan(row * stride, stride), point) - values[row]) < 1e-12);
        }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Rows_are_copied_whole_and_filled_up_with_zeros() =>
        Prop.ForAll(Numbers, Gen.Choose(1, 13).ToArbitrary(), (numbers, width) =>
        {
            int rows = numbers.Length / width;
            int stride = DenseKernels.Padded(width) + (numbers.Length % 2 == 0 ? 0 : DenseKernels.Lanes);
            double[] source = [.. numbers.Take(rows * width)];
            double[] destination = [.. Enumerable.Repeat(9.0, rows * stride)];
            DenseKernels.CopyRows(source, width, destination, stride);
            return destination.SequenceEqual(source.Chunk(width).SelectMany(row => Padded(row, width, stride, 0)));
        }).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void Sizes_of_bounds_leave_out_zeros_and_infinities_and_crossing_bounds_are_seen_anywhere() =>
        Prop.ForAll(Numbers, Numbers, (first, second) =>
        {
            int length = Math.Min(first.Length, second.Length) - (first.Length % 3);
            double[] lower = [.. first.Take(length).Select(number => number == -3 ? -Infinity : number)];
            double[] upper = [.. second.Take(length).Select(number => number == 3 ? Infinity : number)];
            double[] sizes = [.. lower.Concat(upper).Select(Math.Abs).Where(size => size is > 0 and < Infinity)];
            return DenseKernels.BoundSizes(lower, upper)
                == (sizes.DefaultIfEmpty(Infinity).Min(), sizes.DefaultIfEmpty(0).Max(), lower.Zip(upper).Any(pair => pair.First > pair.Second));
        }).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void The_longest_step_and_the_fastest_row_are_those_of_a_plain_loop() =>
        Prop.ForAll(Numbers, Numbers, (first, second) =>
        {
            int length = Math.Min(first.Length, second.Length);
            int height = DenseKernels.Padded(length);
            double[] speeds = Padded(second, length, height, 0);
            double[] values = new double[height];
            double[] lower = Padded([.. first.Select(number => number < -1 ? double.NegativeInfinity : -Math.Abs(number))], length, height, double.NegativeInfinity);
            double[] upper = Padded([.. first.Select(number => number > 1 ? Infinity : Math.Abs(number))], length, height, Infinity);
            const double Tolerance = 1e-9;
            double[] reach = [.. Enumerable.Range(0, length).Select(row => speeds[row] == 0 ? Infinity : (speeds[row] > 0 ? upper[row] : lower[row]) / speeds[row])];
            double shortest = reach.Min();
            double[] steps = new double[height];
            double longest = DenseKernels.LongestStep(new(values, lower, upper), speeds, 1, Tolerance, Tolerance, steps);
            if (double.IsInfinity(shortest))
            {
                return double.IsInfinity(longest);
            }

            int row = DenseKernels.FastestRow(speeds, steps, Tolerance, longest);
            double fastest = Enumerable.Range(0, length).Where(index => reach[index] <= longest).Max(index => Math.Abs(speeds[index]));
            int expected = Enumerable.Range(0, length).First(index => reach[index] <= longest && Math.Abs(speeds[index]) == fastest);
            return longest >= shortest && longest < shortest + 1e-7 && row == expected;
        }).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void Accurate_sums_survive_cancellation()
    {
        double[] left = [1e16, 1, -1e16, 1e-16];
        double[] right = [1, 1, 1, 1];
        Assert.Equal(1e-16, AccurateKernels.DotLess(left, right, 1).Value);
        Assert.NotEqual(1e-16, DenseKernels.Dot(left, right) - 1);
        Assert.Equal(1e16, AccurateKernels.DotLess(left, right, 1).Largest);
    }

    private static int BestColumn(double[] slopes, double[] weights)
    {
        double[] rises = [.. slopes.Select(_ => -1.0)];
        return DenseKernels.BestColumn(slopes, rises, new double[slopes.Length], weights, 0);
    }

    private static void ObeyLaw(Choice choice) =>
        Prop.ForAll(Numbers, slopes =>
        {
            double[] weights = [.. slopes.Select(_ => 1.0)];
            double best = slopes.Where(slope => slope < 0).DefaultIfEmpty(0).Min();
            return choice(slopes, weights) == (best < 0 ? Array.IndexOf(slopes, best) : -1);
        }).Check(Laws.Config.WithMaxTest(500));

    private static double[] Fitted(IEnumerable<double> numbers)
    {
        double[] all = [.. numbers];
        return Padded(all, all.Length, DenseKernels.Padded(all.Length), 0);
    }

    private static double[] Padded(double[] numbers, int length, int padded, double filling) =>
        [.. numbers.Take(length), .. Enumerable.Repeat(filling, padded - length)];
}
