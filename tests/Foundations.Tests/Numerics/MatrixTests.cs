using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed class MatrixTests
{
    private static readonly Matrix<double> Sample = new(2, 3, [1, 2, 3, 4, 5, 6]);

    [Fact]
    public void Entries_are_row_major()
    {
        Assert.Equal(6, Sample[1, 2]);
        Assert.Equal([4, 5, 6], Sample.Row(1).ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], Sample.Entries.ToArray());
    }

    [Fact]
    public void Matrices_compare_by_shape_and_entries()
    {
        Assert.Equal(Sample, new Matrix<double>(2, 3, [1, 2, 3, 4, 5, 6]));
        Assert.NotEqual(Sample, new Matrix<double>(3, 2, [1, 2, 3, 4, 5, 6]));
        Assert.NotEqual(Sample, new Matrix<double>(2, 3, [1, 2, 3, 4, 5, 7]));
    }

    [Fact]
    public void A_function_of_every_entry_keeps_the_shape() =>
        Assert.Equal(new Matrix<Rational>(1, 2, [new(1, 2), new(-3, 4)]), new Matrix<double>(1, 2, [0.5, -0.75]).Select(Rational.FromDouble));

    [Fact]
    public void The_default_has_no_rows_and_no_columns()
    {
        Assert.Equal("0 × 0 matrix", default(Matrix<int>).ToString());
        Assert.Equal(default, new Matrix<int>(0, 0, []));
    }

    [Fact]
    public void Shapes_and_indices_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>("entries", () => new Matrix<int>(2, 2, [1, 2, 3]));
        Assert.Throws<ArgumentException>("entries", () => new Matrix<int>(65_536, 65_536, []));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new Matrix<int>(-1, 2, []));
        Assert.Throws<ArgumentOutOfRangeException>("column", () => Sample[0, 3]);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => Sample[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("column", () => Sample[0, -1]);
        Assert.Throws<ArgumentNullException>("map", () => Sample.Select<int>(null!));
    }
}
