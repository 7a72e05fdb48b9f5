using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Formats;

public sealed class JsonFieldTests
{
    [Fact]
    public void A_string_where_a_number_belongs_is_not_converted()
    {
        DataException error = Assert.Throws<DataException>(() => Parse("""{ "p": "0.3" }""").Required("p").ReadNumber());
        Assert.Equal("p", error.Place);
        Assert.Contains("must be a number; got the string \"0.3\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_names_are_refused_with_the_nearest_known_one()
    {
        DataException error = Assert.Throws<DataException>(() => Parse("""{ "outcom": 1 }""").RequireNames("outcome", "cost"));
        Assert.Equal("outcom", error.Place);
        Assert.Contains("did you mean \"outcome\"?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_occurs_twice_is_refused()
    {
        DataException error = Assert.Throws<DataException>(() => Parse("""{ "a": 1, "a": 2 }""").RequireNames("a"));
        Assert.Contains("twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_null_fields_are_absent()
    {
        JsonField root = Parse("""{ "a": null }""");
        Assert.Null(root.Optional("a"));
        Assert.Null(root.Optional("b"));
        Assert.Equal("b", Assert.Throws<DataException>(() => root.Required("b")).Place);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    public void Numbers_beyond_double_are_refused(string number)
    {
        JsonField field = Parse($"{{ \"a\": {number} }}").Required("a");
        Assert.Throws<DataException>(() => field.ReadNumber());
        Assert.Throws<DataException>(() => field.ReadRational());
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("0")]
    [InlineData("11")]
    [InlineData("1e30")]
    [InlineData("true")]
    public void Whole_numbers_outside_the_range_are_refused(string number) =>
        Assert.Throws<DataException>(() => Parse($"{{ \"a\": {number} }}").Required("a").ReadInteger(1, 10));

    [Theory]
    [InlineData("5")]
    [InlineData("5.0")]
    [InlineData("50e-1")]
    [InlineData("0.5E1")]
    public void Whole_numbers_are_whole_by_value_however_they_are_written(string number)
    {
        JsonField field = Parse($"{{ \"a\": {number} }}").Required("a");
        Assert.Equal(5, field.ReadInteger(1, 10));
        Assert.Equal(5UL, field.ReadUnsigned());
    }

    [Fact]
    public void An_exponent_far_from_0_and_a_number_without_end_are_named_as_such()
    {
        static string Refusal(string number) =>
            Assert.Throws<DataException>(() => Parse($"{{ \"a\": {number} }}").Required("a").ReadRational()).Message;

        Assert.Contains("its exponent is too far from 0", Refusal("1e-999999999"), StringComparison.Ordinal);
        Assert.Contains("10000 characters", Refusal("0." + new string('1', 20_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_of_names_do_not_reach_messages()
    {
        DataException error = Assert.Throws<DataException>(() => Parse("""{ "\u001b[31m": 1 }""").RequireNames("a"));
        Assert.DoesNotContain('\u001b', error.Message);
    }

    [Fact]
    public void Decimals_are_read_exactly() => Prop.ForAll(
        Gen.Choose(int.MinValue, int.MaxValue).Zip(Gen.Choose(0, 20)).ToArbitrary(),
        pair =>
        {
            (int mantissa, int places) = pair;
            string text = string.Create(CultureInfo.InvariantCulture, $"{{ \"a\": {mantissa}e-{places} }}");
            Rational scale = Rational.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{places}"));
            return Parse(text).Required("a").ReadRational() * scale == (Rational)(long)mantissa;
        }).Check(Laws.Config);

    private static JsonField Parse(string text) => JsonText.Parse(Encoding.UTF8.GetBytes(text));
}
