using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Formats;

public sealed class LpWriterTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void What_is_written_reads_back_as_the_same_program() =>
        Prop.ForAll(DecoratedProgram.Any, subject => Read(Write(subject.Program)) == subject.Program).Check(Laws.Config.WithMaxTest(500));

    [Theory]
    [InlineData("Maximize", "Minimize")]
    [InlineData("-inf <= ", "")]
    [InlineData(" free\n", " >= 0\n")]
    [InlineData(" + ", " - ")]
    [InlineData(" 0.1 ", " 0.1000000000000000055511151231257827021181583404541015625 ")]
    public void The_law_refutes_a_planted_writer(string right, string planted) => Assert.Contains(
        Laws.Sample(DecoratedProgram.Any.Generator, 50, 100).Select(subject => subject.Program),
        program => Read(Write(program).Replace(right, planted, StringComparison.Ordinal)) != program);

    [Fact]
    public void Says_the_same_as_MPS() => Prop.ForAll(DecoratedProgram.Any, subject =>
    {
        using MemoryStream stream = new();
        new MpsWriter().Write(subject.Program, stream);
        stream.Position = 0;
        return Read(Write(subject.Program)) == new MpsReader().Read(stream);
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void Writes_every_kind_of_row_and_bound_and_wraps_long_lines()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        builder.SetObjectiveConstant(Rational.Parse("-7.113"));
        builder.AddRow(-Infinity, 4, "less");
        builder.AddRow(1, Infinity, "more");
        builder.AddRow(2, 2, "equal");
        builder.AddRow(Rational.Parse("-0.2"), Rational.Parse("0.1"), "range");
        builder.AddRow(-Infinity, Infinity, "free_row");
        builder.AddVariable(0, Infinity, -1, "x");
        builder.AddVariable(-Infinity, Infinity, 0, "f");
        builder.AddVariable(-Infinity, -3, 2.5, "m");
        builder.AddVariable(-4, 5, 0, new string('b', 90));
        builder.AddVariable(2, 2, 0, "q");
        builder.AddVariable(0, -9, 0, "u");
        builder.AddVariable(1, Infinity, 0, "l");
        builder.SetCoefficient(3, 0, Rational.Parse("0.1"));
        builder.SetCoefficient(3, 1, -1);
        builder.SetCoefficient(4, 1, 1);
        LinearProgram program = builder.Build();
        string text = Write(program);
        Assert.Equal(
            $"""
            Maximize
             obj: - x + 0 f + 2.5 m
               + 0 {new string('b', 90)}
               + 0 q + 0 u + 0 l - 7.113
            Subject To
             less: 0 x <= 4
             more: 0 x >= 1
             equal: 0 x = 2
             range: -0.2 <= 0.1 x - f <= 0.1
             free_row: f >= -1e30
            Bounds
             f free
             -inf <= m <= -3
             -4 <= {new string('b', 90)} <= 5
             q = 2
             0 <= u <= -9
             l >= 1
            End

            """.ReplaceLineEndings("\n"),
            text);
        Assert.Equal(program, Read(text));
    }

    [Fact]
    public void Renames_what_the_format_does_not_take_and_says_so()
    {
        string[] names = ["two words", "2x", ".5", "e", "E7", "free", "INF", "st", "subject", "a[1]", "a+b", "é", "", "\uD800", new('n', 300), new('n', 301), "eels", "_e"];
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.AddRow(0, 1, "end");
        foreach (string name in names)
        {
            builder.AddVariable(0, 1, Rational.Parse("1/3"), name);
        }

        string text = Write(builder.Build());
        LinearProgram again = Read(text);
        Assert.Equal(
            ["two_words", "_2x", "_.5", "_e_2", "_E7", "_free", "_INF", "_st", "_subject", "a_1_", "a_b", "_", "__2", "__3", new('n', 240), new string('n', 240) + "_2", "eels", "_e"],
            Enumerable.Range(0, names.Length).Select(again.VariableName));
        Assert.Equal("_end", again.RowName(0));
        Assert.Contains("\\ variable 'two words' is written as two_words\n", text, StringComparison.Ordinal);
        Assert.Contains("\\ row 'end' is written as _end\n", text, StringComparison.Ordinal);
        Assert.Contains($"rounded to doubles: {names.Length}\n", text, StringComparison.Ordinal);
        Assert.Equal(text[text.IndexOf("Minimize", StringComparison.Ordinal)..], Write(again));
    }

    [Fact]
    public void Programs_without_variables_or_rows_read_back()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        Assert.Equal(builder.Build(), Read(Write(builder.Build())));
        builder.SetObjectiveConstant(-3);
        builder.AddRow(1, 2, "empty");
        Assert.Equal(builder.Build(), Read(Write(builder.Build())));
    }

    [Fact]
    public void Refuses_bounds_that_readers_take_for_absent()
    {
        static LinearProgram Program(double bound, double side)
        {
            LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
            builder.AddVariable(0, bound, 1, "x");
            builder.AddRow(0, side, "r");
            return builder.Build();
        }

        Assert.Contains("variable x", Assert.Throws<ArgumentException>(() => Write(Program(1e30, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("row r", Assert.Throws<ArgumentException>(() => Write(Program(1, 1e30))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new LpWriter().Write(null!, TextWriter.Null));
        Assert.Throws<ArgumentNullException>(() => new LpWriter().Write(Program(1, 1), (Stream)null!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Streams_read_back_plain_and_compressed(bool isCompressed)
    {
        LinearProgram program = Laws.Sample(DecoratedProgram.Any.Generator, 50, 1)[0].Program;
        using MemoryStream stream = new();
        new LpWriter { IsCompressed = isCompressed }.Write(program, stream);
        Assert.Equal(isCompressed, stream.ToArray()[0] == 0x1F);
        stream.Position = 0;
        Assert.Equal(program, new LpReader().Read(stream));
    }

    private static string Write(LinearProgram program)
    {
        using StringWriter text = new();
        new LpWriter().Write(program, text);
        return text.ToString();
    }

    private static LinearProgram Read(string text)
    {
        using StringReader reader = new(text);
        return new LpReader().Read(reader);
    }
}
