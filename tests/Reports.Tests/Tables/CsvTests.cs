using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Tests.Tables;

public sealed class CsvTests
{
    [Fact]
    public void Writes_header_numbers_in_full_and_missing_values_empty()
    {
        Table table = Table.Create(
            "t", [new Column("learner"), new Column("t"), new Column("mean"), new Column("sd"), new Column("ok")],
            [["UCB-S", 50000L, 0.1, Cell.Empty, Cell.Check(true)], ["a,\"b\"", -1L, 1e-300, 1234567.25, Cell.Check(false)]]);
        Assert.Equal("learner,t,mean,sd,ok\nUCB-S,50000,0.1,,pass\n\"a,\"\"b\"\"\",-1,1E-300,1234567.25,fail\n", Write(table));
    }

    [Fact]
    public void Any_text_comes_back_from_a_reader_of_the_standard() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>[]>(), texts =>
    {
        string[] fields = [.. texts.Select(text => text.Get)];
        Table table = Table.Create("t", [new Column("text"), new Column("end")], fields.Select(field => (Sequence<Cell>)[field, 1L]).ToSequence());
        Assert.Equal([["text", "end"], .. fields.Select(field => new[] { field, "1" })], Read(Write(table)));
    }).Check(Laws.Config);

    [Fact]
    public void Any_number_comes_back_bit_for_bit() => Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat>(), number =>
    {
        Table table = Table.Create("t", [new Column("x")], [[number.Get]]);
        Assert.Equal(number.Get, double.Parse(Read(Write(table))[1][0], CultureInfo.InvariantCulture));
    }).Check(Laws.Config);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Files_do_not_depend_on_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("x\n-1234.5\n", Write(Table.Create("t", [new Column("x")], [[-1234.5]])));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Write(Table table)
    {
        using StringWriter writer = new(CultureInfo.CurrentCulture);
        Csv.Write(table, writer);
        return writer.ToString();
    }

    /// <summary>A plain reader of RFC 4180 with LF between records.</summary>
    private static List<string[]> Read(string text)
    {
        List<string[]> records = [];
        List<string> fields = [];
        StringBuilder field = new();
        bool isQuoted = false;
        for (int place = 0; place < text.Length; place++)
        {
            char letter = text[place];
            if (isQuoted && letter == '"' && place + 1 < text.Length && text[place + 1] == '"')
            {
                field.Append('"');
                place++;
            }
            else if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && letter is ',' or '\n' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
                if (letter == '\n')
                {
                    records.Add([.. fields]);
                    fields.Clear();
                }
            }
            else
            {
                field.Append(letter);
            }
        }

        return records;
    }
}
