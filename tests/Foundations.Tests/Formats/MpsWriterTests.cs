using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Formats;

public sealed class MpsWriterTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void What_is_written_reads_back_as_the_same_program() =>
        Prop.ForAll(DecoratedProgram.Any, subject => Read(Write(subject.Program)) == subject.Program).Check(Laws.Config.WithMaxTest(500));

    [Theory]
    [InlineData("OBJSENSE\n    MAX\n", "")]
    [InlineData("  OBJ  -", "  OBJ  ")]
    [InlineData(" MI SET", " PL SET")]
    [InlineData("\nRANGES\n", "\nRHS\n")]
    [InlineData("0.1\n", "0.1000000000000000055511151231257827021181583404541015625\n")]
    public void The_law_refutes_a_planted_writer(string right, string planted) => Assert.Contains(
        Laws.Sample(DecoratedProgram.Any.Generator, 50, 100).Select(subject => subject.Program),
        program => !IsKept(program, Write(program).Replace(right, planted, StringComparison.Ordinal)));

    [Fact]
    public void The_shortest_form_reads_back_as_the_same_doubles_and_is_never_longer() => Prop.ForAll(DecoratedProgram.Any, subject =>
    {
        LinearProgram program = subject.Program;
        string text = Write(program, new() { Numbers = DecimalForm.Shortest });
        LinearProgram again = Read(text);
        return again.Costs == program.Costs && again.Coefficients == program.Coefficients && again.VariableLower == program.VariableLower
            && again.VariableUpper == program.VariableUpper && again.RowUpper == program.RowUpper && again.RowLower == program.RowLower
            && again.ObjectiveConstant == program.ObjectiveConstant && again.Sense == program.Sense && text.Length <= Write(program).Length + 400;
    }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Writes_every_kind_of_row_and_bound()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        builder.SetObjectiveConstant(Rational.Parse("7.113"));
        builder.AddRow(-Infinity, 4, "less");
        builder.AddRow(1, Infinity, "more");
        builder.AddRow(2, 2, "equal");
        builder.AddRow(Rational.Parse("-0.2"), Rational.Parse("0.1"), "range");
        builder.AddRow(-Infinity, Infinity, "free");
        builder.AddVariable(0, Infinity, 1, "x");
        builder.AddVariable(-Infinity, Infinity, 0, "f");
        builder.AddVariable(-Infinity, -3, 0, "m");
        builder.AddVariable(-4, 5, 0, "b");
        builder.AddVariable(2, 2, 0, "q");
        builder.AddVariable(0, 9, 0, "u");
        builder.SetCoefficient(3, 0, Rational.Parse("0.1"));
        Assert.Equal(
            """
            NAME          PROGRAM
            OBJSENSE
                MAX
            ROWS
             N  OBJ
             L  less
             G  more
             E  equal
             L  range
             N  free
            COLUMNS
                x  OBJ  1
                x  range  0.1
                f  OBJ  0
                m  OBJ  0
                b  OBJ  0
                q  OBJ  0
                u  OBJ  0
            RHS
                SET  OBJ  -7.113
                SET  less  4
                SET  more  1
                SET  equal  2
                SET  range  0.1
            RANGES
                SET  range  0.3
            BOUNDS
             FR SET  f
             MI SET  m
             UP SET  m  -3
             LO SET  b  -4
             UP SET  b  5
             FX SET  q  2
             UP SET  u  9
            ENDATA

            """.ReplaceLineEndings("\n"),
            Write(builder.Build()));
    }

    [Fact]
    public void Renames_what_the_format_does_not_take_and_says_so()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.AddRow(0, 1, "two words");
        builder.AddRow(0, 1, "OBJ");
        builder.AddVariable(0, 1, Rational.Parse("1/3"), "a b");
        builder.AddVariable(0, 1, 1, "a_b");
        builder.AddVariable(0, 1, 1, "a\tb");
        builder.AddVariable(0, 1, 1, "*");
        builder.AddVariable(0, 1, 1, "");
        builder.AddVariable(0, 1, 1, "'marker'");
        builder.AddVariable(0, 1, 1, "half\uD800");
        builder.AddVariable(0, 1, 1);
        LinearProgram program = builder.Build();
        string text = Write(program);
        LinearProgram again = Read(text);
        Assert.Equal(["a_b_2", "a_b", "a_b_3", "_*", "_", "_marker_", "half_", "x8"], Enumerable.Range(0, 8).Select(again.VariableName));
        Assert.Equal(["two_words", "OBJ"], Enumerable.Range(0, 2).Select(again.RowName));
        Assert.Contains("* variable 'a b' is written as a_b_2\n", text, StringComparison.Ordinal);
        Assert.Contains("* row 'two words' is written as two_words\n", text, StringComparison.Ordinal);
        Assert.Contains("* fractions without finite decimal, rounded to doubles: 1\n", text, StringComparison.Ordinal);
        Assert.Equal(1.0 / 3, again.Costs[0]);
        Assert.Equal(text[text.IndexOf("NAME", StringComparison.Ordinal)..], Write(again));
    }

    [Fact]
    public void Refuses_what_the_format_cannot_say()
    {
        static LinearProgram Program(double lower, double upper, double rowLower, double rowUpper)
        {
            LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
            builder.AddVariable(lower, upper, 1, "x");
            builder.AddRow(rowLower, rowUpper, "r");
            return builder.Build();
        }

        Assert.Contains("variable x", Assert.Throws<ArgumentException>(() => Write(Program(0, 1e30, 0, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("row r", Assert.Throws<ArgumentException>(() => Write(Program(0, 1, 2, 1))).Message, StringComparison.Ordinal);
        Assert.All(
            [(-1e308, 1e308), (-1e30, 1), (0, 1e30), (1e30, double.PositiveInfinity), (double.NegativeInfinity, -1e30), (-6e29, 6e29)],
            sides => Assert.Contains(
                "row r", Assert.Throws<ArgumentException>(() => Write(Program(0, 1, sides.Item1, sides.Item2))).Message, StringComparison.Ordinal));
        LinearProgram wide = Program(0, 1, -4e29, 4e29);
        Assert.Equal(wide, Read(Write(wide)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MpsWriter { Numbers = (DecimalForm)2 });
        LinearProgram crossing = Program(2, 1, 0, 1);
        Assert.Equal(crossing, Read(Write(crossing)));
        Assert.Throws<ArgumentNullException>(() => new MpsWriter().Write(null!, TextWriter.Null));
        Assert.Throws<ArgumentNullException>(() => new MpsWriter().Write(crossing, (Stream)null!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Streams_read_back_plain_and_compressed(bool isCompressed)
    {
        LinearProgram program = Read(Write(Laws.Sample(DecoratedProgram.Any.Generator, 50, 1)[0].Program));
        using MemoryStream stream = new();
        new MpsWriter { IsCompressed = isCompressed }.Write(program, stream);
        Assert.Equal(isCompressed, stream.ToArray()[0] == 0x1F);
        stream.Position = 0;
        Assert.Equal(program, new MpsReader().Read(stream));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-12", "-12")]
    [InlineData("1/1024", "0.0009765625")]
    [InlineData("1e300", "1e300")]
    [InlineData("-2.5e-40", "-2.5e-40")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("0.1", "0.1")]
    [InlineData("1/3", "0.3333333333333333")]
    [InlineData("1e-1000", "1e-1000")]
    public void Decimals_are_exact_where_they_end_and_short(string value, string text) =>
        Assert.Equal(text, new DecimalText(DecimalForm.Exact).Write(Rational.Parse(value)));

    [Fact]
    public void Decimals_read_back_as_the_same_number() => Prop.ForAll<NormalFloat>(number =>
    {
        Rational value = Rational.FromDouble(number.Get);
        return Rational.Parse(new DecimalText(DecimalForm.Exact).Write(value)) == value
            && Rational.Parse(new DecimalText(DecimalForm.Shortest).Write(value)).ToDouble() == number.Get;
    }).Check(Laws.Config.WithMaxTest(500));

    private static bool IsKept(LinearProgram program, string text)
    {
        try
        {
            return Read(text) == program;
        }
        catch (DataException)
        {
            return false;
        }
    }

    private static string Write(LinearProgram program, MpsWriter? writer = null)
    {
        using StringWriter text = new();
        (writer ?? new()).Write(program, text);
        return text.ToString();
    }

    private static LinearProgram Read(string text)
    {
        using StringReader reader = new(text);
        return new MpsReader().Read(reader);
    }
}
