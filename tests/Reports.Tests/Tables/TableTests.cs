using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Tests.Tables;

public sealed class TableTests
{
    [Fact]
    public void Rows_must_fit_the_columns()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Table.Create("Results", [new Column("a")], [[1L], [1L, 2L]]));
        Assert.Contains("need 1 cells; row 1 has 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Table.Create("Results", [], []));
        Assert.Throws<ArgumentException>(() => Table.Create("Results", [new Column("a"), new Column("a")], []));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_none_is_refused(double value) => Assert.Throws<ArgumentException>(() => Cell.Of(value));

    [Fact]
    public void Tables_compare_by_value()
    {
        Table One() => Table.Create("t", [Column.Numeric("a", "A")], [[1.5], [Cell.Empty]]);
        Assert.Equal(One(), One());
        Assert.NotEqual<Cell>(1.0, 1L);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(12345.6, "12,346")]
    [InlineData(877.5, "877.5")]
    [InlineData(0.025, "0.02500")]
    [InlineData(-3, "-3.000")]
    [InlineData(9999.96, "10,000")]
    [InlineData(1.5e-7, "1.500×10⁻⁷")]
    [InlineData(-2e12, "-2.000×10¹²")]
    public void Four_significant_digits_are_the_default(double value, string expected) => Assert.Equal(expected, default(NumberFormat).Format(value));

    [Theory]
    [InlineData(-0.0004, "0.000")]
    [InlineData(0.0005, "0.001")]
    [InlineData(-1.5, "-1.500")]
    public void Fixed_decimals_never_write_minus_zero(double value, string expected) => Assert.Equal(expected, NumberFormat.Fixed(3).Format(value));

    [Fact]
    public void A_written_number_is_within_half_a_unit_of_its_last_digit() => Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat>(), number =>
    {
        double value = number.Get;
        string text = NumberFormat.Significant(6).Format(value);
        if (!text.Contains('×', StringComparison.Ordinal))
        {
            Assert.Equal(value, double.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture), Math.Max(Math.Abs(value) * 5.1e-6, double.Epsilon));
        }
    }).Check(Laws.Config);

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void Digits_out_of_range_are_refused(int digits) => Assert.Throws<ArgumentOutOfRangeException>(() => NumberFormat.Significant(digits));
}
