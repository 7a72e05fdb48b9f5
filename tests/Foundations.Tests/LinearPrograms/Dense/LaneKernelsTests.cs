using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>The loops over lanes against their namesakes over one program, bit for bit in every lane.</summary>
public sealed class LaneKernelsTests
{
    private delegate void Replacement(
        LaneVector cells, (int Rows, int Columns) shape, LaneVector entries, LaneVector pivotRow, LaneVector others, in LanePivot pivot);

    // Lengths around multiples of the lanes; numbers with ties and zeros.
    private static Arbitrary<double[]> Numbers { get; } = (
        from length in Gen.Choose(1, 13)
        from numbers in Gen.Choose(-6, 6).ArrayOf(length * DenseKernels.Lanes * 2)
        select numbers.Select(number => number / 7.0).ToArray()).ToArbitrary();

    [Fact]
    public void Sums_of_products_are_those_of_a_padded_row() =>
        Prop.ForAll(Numbers, numbers =>
        {
            int length = numbers.Length / DenseKernels.Lanes / 2;
            LaneMemory memory = new(2 * length);
            LaneVector left = Fill(memory, numbers.AsSpan(0, numbers.Length / 2));
            LaneVector right = Fill(memory, numbers.AsSpan(numbers.Length / 2));
            Vector256<double> fused = LaneKernels.Dot(left, right, length);
            Vector256<double> plain = LaneKernels.PlainDot(left, right, length, out Vector256<double> largest);
            return Enumerable.Range(0, DenseKernels.Lanes).All(lane =>
            {
                (double[] first, double[] second) = (Padded(left, lane, length), Padded(right, lane, length));
                AccurateSum sum = AccurateKernels.PlainDotLess(first, second, 0);
                return fused[lane].Equals(DenseKernels.Dot(first, second)) && plain[lane].Equals(sum.Value) && largest[lane].Equals(sum.Largest);
            });
        }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void A_pivot_is_that_of_one_program_and_lanes_without_one_keep_every_bit() => ObeyLaw(LaneKernels.Replace);

    [Fact]
    public void The_law_of_pivots_refutes_a_pivot_column_that_is_kept() =>
        Assert.ThrowsAny<Exception>(() => ObeyLaw(
            (LaneVector cells, (int Rows, int Columns) shape, LaneVector entries, LaneVector pivotRow, LaneVector others, in LanePivot pivot) =>
            {
                for (int column = 0; column < shape.Columns; column++)
                {
                    others[column] = Vector256<double>.AllBitsSet;
                }

                LaneKernels.Replace(cells, shape, entries, pivotRow, others, pivot);
            }));

    [Fact]
    public void The_law_of_pivots_refutes_a_lane_that_sees_its_neighbor() =>
        Assert.ThrowsAny<Exception>(() => ObeyLaw(
            (LaneVector cells, (int Rows, int Columns) shape, LaneVector entries, LaneVector pivotRow, LaneVector others, in LanePivot pivot) =>
            {
                entries[0, 1] = entries[0, 2];
                LaneKernels.Replace(cells, shape, entries, pivotRow, others, pivot);
            }));

    // The last lane has no pivot.
    private static void ObeyLaw(Replacement replace) =>
        Prop.ForAll(Numbers, Gen.Choose(0, 1000).ArrayOf(DenseKernels.Lanes).ToArbitrary(), (numbers, choices) =>
        {
            int columns = numbers.Length / DenseKernels.Lanes / 2;
            (int Rows, int Columns) shape = (2, columns);
            LaneMemory memory = new((2 * columns) + 2 + columns + columns);
            LaneVector cells = Fill(memory, numbers);
            double[][] before = [.. Enumerable.Range(0, DenseKernels.Lanes).Select(lane => Plain(cells, lane, shape))];
            Vector256<double> rows = Vector256.Create([.. choices.Select(choice => (double)(choice % 2))]);
            Vector256<double> places = Vector256.Create([.. choices.Select(choice => (double)(choice / 2 % columns))]);
            LaneVector entries = memory.Take(2);
            LaneVector turned = memory.Take(columns);
            LaneVector others = memory.Take(columns);
            LaneKernels.Gather(cells, new(places), columns, 2, entries);
            Vector256<double> pivotCells = LaneKernels.Pick(entries, new(rows));
            Vector256<double> lanes = ~Vector256.Equals(pivotCells, Vector256<double>.Zero)
                & Vector256.Create(-1L, -1, -1, 0).AsDouble();
            LanePivot pivot = new(lanes, rows, places, pivotCells, Vector256<double>.One);
            LaneKernels.Gather(cells, new(rows * columns), 1, columns, turned);
            LaneKernels.TurnRow(turned, pivot, others, columns);
            replace(cells, shape, entries, turned, others, pivot);
            return Enumerable.Range(0, DenseKernels.Lanes).All(lane =>
            {
                double[] expected = before[lane];
                if (lanes.AsInt64()[lane] != 0)
                {
                    int stride = DenseKernels.Padded(columns);
                    double[] entering = [expected[(int)places[lane]], expected[stride + (int)places[lane]]];
                    DenseKernels.Pivot(expected, stride, entering, (int)rows[lane], (int)places[lane]);
                }

                return Plain(cells, lane, shape).SequenceEqual(expected);
            });
        }).Check(Laws.Config.WithMaxTest(300));

    private static LaneVector Fill(LaneMemory memory, ReadOnlySpan<double> numbers)
    {
        LaneVector list = memory.Take(numbers.Length / DenseKernels.Lanes);
        for (int slot = 0; slot < numbers.Length; slot++)
        {
            list.Slot(slot) = numbers[slot];
        }

        return list;
    }

    private static double[] Padded(LaneVector list, int lane, int count)
    {
        double[] numbers = new double[DenseKernels.Padded(count)];
        for (int place = 0; place < count; place++)
        {
            numbers[place] = list[place, lane];
        }

        return numbers;
    }

    // One lane's cells in padded rows.
    private static double[] Plain(LaneVector cells, int lane, (int Rows, int Columns) shape) =>
        [.. Enumerable.Range(0, shape.Rows).SelectMany(row => Padded(cells.From(row * shape.Columns), lane, shape.Columns))];
}
