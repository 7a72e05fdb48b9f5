using System.Text;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Formats;

public sealed class JsonTextTests
{
    [Fact]
    public void Fields_know_their_place()
    {
        JsonField root = Parse("""{ "a": { "b": [[1, 2], [3, 0.1]] } }""");
        JsonField item = root.Required("a").Required("b").ReadItems()[1].ReadItems()[1];
        Assert.Equal("a.b[1][1]", item.Path);
        Assert.Equal(new Rational(1, 10), item.ReadRational());
        Assert.Equal(0.1, item.ReadNumber());
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed()
    {
        byte[] text = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("// c\n{ \"a\": [1, /* d */ 2,], }")];
        Assert.Equal(2, JsonText.Parse(text).Required("a").ReadItems().Count);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" \n\t ", "it is empty")]
    [InlineData("[1]", "must be an object")]
    [InlineData("{", "must end with the bracket")]
    [InlineData("{\"a\": [1, 2", "must end with the bracket")]
    [InlineData("{\"a\": NaN}", "must be finite; got NaN")]
    [InlineData("{\"a\": -Infinity}", "must be finite; got -Infinity")]
    [InlineData("{\"a\": nan}", "must be finite; got nan")]
    [InlineData("{\"a\": [1, +inf]}", "must be JSON")]
    [InlineData("{\"a\": 1 \"b\": 2}", "must be JSON")]
    [InlineData("{a: 1}", "must be JSON")]
    public void Text_that_is_not_json_is_refused_with_its_cause(string text, string cause)
    {
        DataException error = Assert.Throws<DataException>(() => Parse(text));
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Syntax_errors_name_line_and_column()
    {
        DataException error = Assert.Throws<DataException>(() => Parse("{\n  \"a\": 1,\n  \"b\": NaN\n}"));
        Assert.Equal("line 3, column 8", error.Place);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        DataException error = Assert.Throws<DataException>(() => JsonText.Parse([(byte)'{', 0xFF, 0xFE, (byte)'}']));
        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_in_values_and_names()
    {
        Assert.Throws<DataException>(() => Parse("{\"a\": \"\\ud800\"}").Required("a").ReadText());
        DataException name = Assert.Throws<DataException>(() => Parse("{\n\"schema\\ud800\": 1}"));
        Assert.Contains("line 2", name.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_refused()
    {
        string deep = string.Concat("{\"a\":", new string('[', 100), new string(']', 100), "}");
        Assert.Throws<DataException>(() => Parse(deep));
    }

    private static JsonField Parse(string text) => JsonText.Parse(Encoding.UTF8.GetBytes(text));
}
