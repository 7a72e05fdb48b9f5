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
        LaneVector cells, (int Rows, int Columns) shape, LaneVector factors, LaneVector rows, LaneVector turned, LaneVector others);

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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Numbers_that_are_dealt_from_their_lanes_are_those_that_were_interleaved(int programs) =>
        Prop.ForAll(Numbers, numbers =>
        {
            int length = numbers.Length / DenseKernels.Lanes / 2;
            LaneMemory memory = new(length);
            LaneVector lanes = memory.Take(length);
            double[] packed = [.. numbers.Take((programs + 1) * length)];
            Vector256<double> usual = LaneKernels.Interleave(packed, (1, programs), length, lanes, 0);
            double[] dealt = [.. packed.Select(number => double.NaN)];
            LaneKernels.Deal(lanes, -1, dealt, (1, programs), length);
            return usual.AsInt64() == Vector256<long>.AllBitsSet
                && packed.Skip(length).Select(number => -number).SequenceEqual(dealt.Skip(length))
                && dealt.Take(length).All(double.IsNaN);
        }).Check(Laws.Config.WithMaxTest(100));

    [Theory]
    [InlineData(1e9, 0, false)]
    [InlineData(1e-9, 0, false)]
    [InlineData(double.PositiveInfinity, 0, false)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, true)]
    [InlineData(double.NaN, double.PositiveInfinity, false)]
    public void A_number_of_unusual_size_is_told_in_its_lane_alone(double number, double otherSize, bool isUsual)
    {
        double[] packed = new double[DenseKernels.Lanes * 5];
        packed[(2 * 5) + 1] = number;
        packed[(3 * 5) + 4] = number;
        Vector256<double> usual = LaneKernels.Interleave(packed, (0, DenseKernels.Lanes), 5, new LaneMemory(5).Take(5), otherSize);
        Assert.Equal(isUsual ? 0b1111u : 0b0011u, usual.ExtractMostSignificantBits());
    }

    [Fact]
    public void A_pivot_is_that_of_one_program_and_lanes_without_one_keep_every_bit() => ObeyLaw(LaneKernels.Replace);

    [Fact]
    public void The_law_of_pivots_refutes_a_pivot_column_that_is_kept() =>
        PlantedLaw.RequireFalsified(() => ObeyLaw(
            (LaneVector cells, (int Rows, int Columns) shape, LaneVector factors, LaneVector rows, LaneVector turned, LaneVector others) =>
            {
                for (int column = 0; column < shape.Columns; column++)
                {
                    others[column] = Vector256<double>.AllBitsSet;
                }

                LaneKernels.Replace(cells, shape, factors, rows, turned, others);
            }));

    [Fact]
    public void The_law_of_pivots_refutes_a_lane_that_sees_its_neighbor() =>
        PlantedLaw.RequireFalsified(() => ObeyLaw(
            (LaneVector cells, (int Rows, int Columns) shape, LaneVector factors, LaneVector rows, LaneVector turned, LaneVector others) =>
            {
                factors[0, 1] = factors[0, 2];
                LaneKernels.Replace(cells, shape, factors, rows, turned, others);
            }));

    // The last lane has no pivot.
    private static void ObeyLaw(Replacement replace) =>
        Prop.ForAll(Numbers, Gen.Choose(0, 1000).ArrayOf(DenseKernels.Lanes).ToArbitrary(), (numbers, choices) =>
        {
            int height = Math.Min(1 + (choices[0] % 9), numbers.Length / DenseKernels.Lanes);
            int columns = numbers.Length / DenseKernels.Lanes / height;
            (int Rows, int Columns) shape = (height, columns);
            LaneMemory memory = new((numbers.Length / DenseKernels.Lanes) + (2 * height) + columns + columns);
            LaneVector cells = Fill(memory, numbers);
            double[][] before = [.. Enumerable.Range(0, DenseKernels.Lanes).Select(lane => Plain(cells, lane, shape))];
            Vector256<long> rows = Vector256.Create([.. choices.Select(choice => (long)choice % height)]);
            Vector256<long> places = Vector256.Create([.. choices.Select(choice => (long)choice / height % columns)]);
            LaneVector factors = memory.Take(height);
            LaneVector isPivotRow = memory.Take(height);
            LaneVector turned = memory.Take(columns);
            LaneVector others = memory.Take(columns);
            LaneKernels.Gather(cells, new(places), columns, height, factors);
            Vector256<double> pivotCells = LaneKernels.Pick(factors, new(rows));
            Vector256<double> lanes = ~Vector256.Equals(pivotCells, Vector256<double>.Zero)
                & Vector256.Create(-1L, -1, -1, 0).AsDouble();
            LanePivot pivot = new(lanes, rows, places, pivotCells, Vector256<double>.One);
            LaneKernels.TurnRow(cells, new LaneSlots(rows).OfRows(columns), pivot, turned, others, columns);
            for (int row = 0; row < shape.Rows; row++)
            {
                isPivotRow[row] = Vector256.Equals(rows, Vector256.Create((long)row)).AsDouble() & lanes;
                factors[row] = Vector256.ConditionalSelect(isPivotRow[row], Vector256<double>.One, factors[row]) & lanes;
            }

            replace(cells, shape, factors, isPivotRow, turned, others);
            return Enumerable.Range(0, DenseKernels.Lanes).All(lane =>
            {
                double[] expected = before[lane];
                if (lanes.AsInt64()[lane] != 0)
                {
                    int stride = DenseKernels.Padded(columns);
                    double[] entering = [.. Enumerable.Range(0, height).Select(row => expected[(row * stride) + (int)places[lane]])];
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
