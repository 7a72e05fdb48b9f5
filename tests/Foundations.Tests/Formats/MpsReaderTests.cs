using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Formats;

public sealed class MpsReaderTests
{
    private const string Small = """
        * a comment
        NAME          SMALL
        ROWS
         N  COST
         L  LIM1
         G  LIM2
         E  MYEQN
        COLUMNS
            X         COST              1.   LIM1              1.
            X         LIM2              1.
            Y         COST              2.   LIM1              1.
            Y         MYEQN            -1.
            Z         COST            -0.1   MYEQN             1.
        RHS
            RHS       LIM1              4.   LIM2              1.
            RHS       MYEQN             7.   COST           -10.5
        RANGES
            RNG       LIM1             2.5   MYEQN            -3.
        BOUNDS
         UP BND       X                 4.
         LO BND       Y                -1.
         UP BND       Y                 1.
        ENDATA
        """;

    [Fact]
    public void Reads_rows_ranges_bounds_and_the_objective_constant()
    {
        LinearProgram program = Read(Small);
        Assert.Equal(ObjectiveSense.Minimize, program.Sense);
        Assert.Equal(["X", "Y", "Z"], Enumerable.Range(0, 3).Select(program.VariableName));
        Assert.Equal(["LIM1", "LIM2", "MYEQN"], Enumerable.Range(0, 3).Select(program.RowName));
        Assert.Equal([1.5, 1, 4], program.RowLower);
        Assert.Equal([4, double.PositiveInfinity, 7], program.RowUpper);
        Assert.Equal([0, -1, 0], program.VariableLower);
        Assert.Equal([4, 1, double.PositiveInfinity], program.VariableUpper);
        Assert.Equal(10.5, program.ObjectiveConstant);
        Assert.Equal(Rational.Parse("-1/10"), program.ExactCost(2));
        Assert.Equal(5, program.CoefficientCount);
    }

    [Fact]
    public void Reads_free_form_with_names_of_any_length_tabs_and_sets_left_out() => Assert.Equal(Read(Small), Read("""
        NAME
        ROWS
         n COST
         l LIM1
         g LIM2
         e MYEQN
        COLUMNS
        	X	COST	1 LIM1 1e0
         X LIM2 +1
         Y COST 2 LIM1 1
         Y MYEQN -1
         Z COST -.1 MYEQN 1
        RHS
         LIM1 4 LIM2 1
         MYEQN 7 COST -10.5
        RANGES
         LIM1 2.5 MYEQN -3
        BOUNDS
         UP X 4
         LO Y -1
         UP Y 1
        ENDATA
        """));

    [Fact]
    public void Reads_names_with_spaces_in_fixed_form()
    {
        LinearProgram program = Read("""
            NAME          SPACES
            ROWS
             N  COST
             L  LIM 1
            COLUMNS
                X 1       COST               1.0   LIM 1              2.0
                X 2       LIM 1              3.0
            RHS
                RHS       LIM 1              4.0
            BOUNDS
             UP BND       X 2                5.0
            ENDATA
            """);
        Assert.Equal(["X 1", "X 2"], Enumerable.Range(0, 2).Select(program.VariableName));
        Assert.Equal("LIM 1", program.RowName(0));
        Assert.Equal([2, 3], program.Coefficients);
        Assert.Equal(5, program.VariableUpper[1]);
    }

    [Theory]
    [InlineData(" FR BND x", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(" MI BND x", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(" PL BND x", 0, double.PositiveInfinity)]
    [InlineData(" FX BND x 2.5", 2.5, 2.5)]
    [InlineData(" UP BND x 3", 0, 3)]
    [InlineData(" UP BND x 0", 0, 0)]
    [InlineData(" UP BND x -3", double.NegativeInfinity, -3)]
    [InlineData(" LO BND x -9\n UP BND x -3", -9, -3)]
    [InlineData(" MI BND x\n UP BND x 3", double.NegativeInfinity, 3)]
    [InlineData(" LO BND x -1e30\n UP BND x 1e+30", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(" LO BND x -inf\n UP BND x Infinity", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(" FR x", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(" LO BND x 4\n UP BND x 3", 4, 3)]
    public void Reads_bounds_of_every_type(string bounds, double lower, double upper)
    {
        LinearProgram program = Read(WithBounds(bounds));
        Assert.Equal(lower, program.VariableLower[0]);
        Assert.Equal(upper, program.VariableUpper[0]);
    }

    [Theory]
    [InlineData("E", 2.0, 7, 9)]
    [InlineData("E", -2.0, 5, 7)]
    [InlineData("L", -2.0, 5, 7)]
    [InlineData("L", 2.0, 5, 7)]
    [InlineData("G", -2.0, 7, 9)]
    [InlineData("G", 0.0, 7, 7)]
    public void Reads_ranges_by_type_and_sign(string type, double range, double lower, double upper)
    {
        LinearProgram program = Read(FormattableString.Invariant(
            $"ROWS\n N c\n {type} r\nCOLUMNS\n x r 1\nRHS\n b r 7\nRANGES\n g r {range}\nENDATA"));
        Assert.Equal(lower, program.RowLower[0]);
        Assert.Equal(upper, program.RowUpper[0]);
    }

    [Theory]
    [InlineData("OBJSENSE\n    MAX\n", ObjectiveSense.Maximize)]
    [InlineData("OBJSENSE\nMAXIMIZE\n", ObjectiveSense.Maximize)]
    [InlineData("OBJSENSE MAX\n", ObjectiveSense.Maximize)]
    [InlineData("OBJSENSE\n MIN\n", ObjectiveSense.Minimize)]
    public void Reads_the_sense(string section, ObjectiveSense sense) =>
        Assert.Equal(sense, Read($"NAME t\n{section}ROWS\n N c\n L r\nCOLUMNS\n x r 1 c 1\nENDATA").Sense);

    [Fact]
    public void Further_objective_rows_become_free_rows()
    {
        LinearProgram program = Read("ROWS\n N c\n N d\nCOLUMNS\n x c 1 d 2\nRHS\n b d 5\nENDATA");
        Assert.Equal(1, program.RowCount);
        Assert.True(double.IsNegativeInfinity(program.RowLower[0]) && double.IsPositiveInfinity(program.RowUpper[0]));
        Assert.Equal(0, program.ObjectiveConstant);
    }

    [Theory]
    [InlineData("", "", "empty")]
    [InlineData("NAME t\nROWS\n N c\nCOLUMNS\n x c 1\n", "line 5", "truncated")]
    [InlineData("ROWS\n N c\n", "line 2", "truncated")]
    [InlineData("HELLO\n", "line 1", "section")]
    [InlineData("QUADOBJ\n", "line 1", "linear programs")]
    [InlineData("{\"schema\": 1}", "line 1", "section")]
    [InlineData("ROWS\n N c\nENDATA", "line 3", "COLUMNS")]
    [InlineData("COLUMNS\n x c 1\nENDATA", "line 1", "ROWS")]
    [InlineData("ROWS\n N c\nROWS\n", "line 3", "once")]
    [InlineData("ROWS\n X c\n", "line 2", "N, E, L, G")]
    [InlineData("ROWS\n N c\n E c\n", "line 3", "declared once")]
    [InlineData(" x c 1\n", "line 1", "before ROWS")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x d 1\n", "line 4", "'d' is none")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1.2.3\n", "line 4", "1.2.3")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c one\n", "line 4", "number")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c nan\n", "line 4", "number")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n UP b x NaN\n", "line 6", "number")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1e999\n", "line 4", "308")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1e999999999\n", "line 4", "exponent")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c\n", "line 4", "COLUMNS line")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\n x c 2\n", "line 5", "second")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\n y c 1\n x c 1\n", "line 6", "stand together")]
    [InlineData("ROWS\n N c\nCOLUMNS\n MARKER 'MARKER' 'INTORG'\n", "line 4", "integer")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nRHS\n a c 1\n a c 1\n", "line 7", "one number")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nRHS\n a d 1\n", "line 6", "'d' is none")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n UP b y 1\n", "line 6", "'y' is none")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n UP b x\n", "line 6", "none")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n UP b x 1\n UP b x 2\n", "line 7", "second")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n BV b x\n", "line 6", "integer")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n LI b x 1\n", "line 6", "integer")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n UI b x 1\n", "line 6", "integer")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n SC b x 1\n", "line 6", "semi-continuous")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n ZZ b x 1\n", "line 6", "ZZ")]
    [InlineData("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n LO b x inf\n", "line 6", "inf")]
    [InlineData("NAME\nOBJSENSE\n UP\n", "line 3", "MIN or MAX")]
    public void Names_the_line_and_the_cause_of_an_error(string text, string line, string cause)
    {
        DataException error = Assert.Throws<DataException>(() => Read(text));
        Assert.Equal(line, error.Place);
        Assert.Contains(cause, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Refuses_endless_text_without_filling_the_memory()
    {
        Assert.Contains("MPS file", Assert.Throws<DataException>(() => Read(new string('x', 1_000_000))).Message, StringComparison.Ordinal);
        using StringReader reader = new(Small);
        Assert.Contains(
            "MaximumCharacters",
            Assert.Throws<DataException>(() => new MpsReader { MaximumCharacters = 100 }.Read(reader)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_of_a_valid_text_is_an_error_with_a_line()
    {
        for (int length = 1; length < Small.LastIndexOf("ENDATA", StringComparison.Ordinal) + 5; length++)
        {
            DataException error = Assert.Throws<DataException>(() => Read(Small[..length]));
            Assert.StartsWith("line ", error.Place, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("E", 1e308, 1e308)]
    [InlineData("E", -1e308, -1e308)]
    [InlineData("L", -1e308, 1e308)]
    [InlineData("G", 1e308, -1e308)]
    public void Rejects_ranges_that_end_beyond_double_precision(string type, double side, double range)
    {
        DataException error = Assert.Throws<DataException>(() => Read(FormattableString.Invariant(
            $"ROWS\n N c\n {type} r\nCOLUMNS\n x r 1\nRHS\n b r {side}\nRANGES\n g r {range}\nENDATA")));
        Assert.Equal("line 9", error.Place);
        Assert.Contains("row 'r'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_first_set_of_each_section_unless_another_is_named()
    {
        const string Text = """
            ROWS
             N c
             N d
             L r
            COLUMNS
             x c 1 d 2
             x r 1
            RHS
             first r 5
             second r 7
            RANGES
             first r 1
             second r 2
            BOUNDS
             UP first x 3
             UP second x 4
            ENDATA
            """;
        LinearProgram first = Read(Text);
        Assert.Equal((1, 5, 4, 3), (first.Costs[0], first.RowUpper[1], first.RowLower[1], first.VariableUpper[0]));
        MpsReader reader = new() { Objective = "d", RightHandSides = "second", Ranges = "second", Bounds = "second" };
        LinearProgram second = Read(Text, reader);
        Assert.Equal((2, 7, 5, 4), (second.Costs[0], second.RowUpper[1], second.RowLower[1], second.VariableUpper[0]));
        Assert.Equal(2, Read($"OBJNAME\n    d\n{Text}").Costs[0]);
        Assert.Contains("'third'", Assert.Throws<DataException>(() => Read(Text, reader with { Bounds = "third" })).Message, StringComparison.Ordinal);
        Assert.Contains("'e'", Assert.Throws<DataException>(() => Read(Text, reader with { Objective = "e" })).Message, StringComparison.Ordinal);
        Assert.Equal("line 3", Assert.Throws<DataException>(() => Read("ROWS\n N c\nOBJNAME\n c\n")).Place);
    }

    [Fact]
    public void Reads_the_relaxation_of_integer_variables_when_asked()
    {
        const string Text = "ROWS\n N c\nCOLUMNS\n M 'MARKER' 'INTORG'\n x c 1\n y c 1\n z c 1\n M 'MARKER' 'INTEND'\nBOUNDS\n BV b x\n LI b y -2\n UI b z 9\nENDATA";
        LinearProgram program = Read(Text, new() { Integers = IntegerVariables.Relaxed });
        Assert.Equal([0, -2, 0], program.VariableLower);
        Assert.Equal([1, double.PositiveInfinity, 9], program.VariableUpper);
        Assert.Throws<DataException>(() => Read(Text.Replace("BV b x", "SC b x 4", StringComparison.Ordinal), new() { Integers = IntegerVariables.Relaxed }));
    }

    [Theory]
    [InlineData("1.5D+02", "150")]
    [InlineData("-2d-1", "-0.2")]
    [InlineData("1/3", "1/3")]
    [InlineData("+.5e0", "0.5")]
    public void Reads_numbers_as_files_write_them(string text, string value) =>
        Assert.Equal(Rational.Parse(value), Read($"ROWS\n N c\nCOLUMNS\n x c {text}\nENDATA").ExactCost(0));

    [Fact]
    public void Reads_carriage_returns_a_missing_last_line_break_and_a_byte_order_mark()
    {
        Assert.Equal(Read(Small), Read(Small.Replace("\n", "\r\n", StringComparison.Ordinal)));
        using MemoryStream marked = new([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Small)]);
        Assert.Equal(Read(Small), new MpsReader().Read(marked));
    }

    [Fact]
    public void Reads_streams_plain_and_compressed_and_refuses_damaged_ones()
    {
        byte[] plain = Encoding.UTF8.GetBytes(Small);
        using MemoryStream packed = new();
        using (GZipStream zip = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            zip.Write(plain);
        }

        byte[] whole = packed.ToArray();
        Assert.Equal(Read(Small), ReadBytes(plain));
        Assert.Equal(Read(Small), ReadBytes(whole));
        Assert.Throws<DataException>(() => ReadBytes(whole[..(whole.Length / 2)]));
        Assert.Throws<DataException>(() => ReadBytes([.. whole[..20], .. new byte[100]]));
        Assert.Throws<DataException>(() => ReadBytes([(byte)'R', 0xFF, 0xFE]));
        Assert.Throws<DataException>(() => ReadBytes([0x1F]));
        Assert.Throws<DataException>(() => ReadBytes([]));
        Assert.Throws<ArgumentNullException>(() => new MpsReader().Read((Stream)null!));
    }

    [Fact]
    public void Mutated_text_is_read_or_refused_with_a_line_and_never_anything_else() =>
        Prop.ForAll(Gen.Choose(0, 99_999).ArrayOf(8).ToArbitrary(), code =>
        {
            try
            {
                Assert.NotNull(Read(Mutate(Small, code)));
            }
            catch (DataException error)
            {
                Assert.StartsWith("line ", error.Place, StringComparison.Ordinal);
            }
        }).Check(Laws.Config.WithMaxTest(2_000));

    [Fact]
    public void Rejects_missing_text_and_limits_out_of_range()
    {
        Assert.Throws<ArgumentNullException>(() => new MpsReader().Read((TextReader)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MpsReader { MaximumCharacters = 0 });
        using StringReader reader = new(Small);
        Assert.Throws<OperationCanceledException>(() => new MpsReader().Read(reader, new CancellationToken(canceled: true)));
    }

    // Each pair of numbers: where, and what to put there: a character, a deletion, a copy of a stretch, or a line break.
    private static string Mutate(string text, int[] code)
    {
        const string Replacements = "NELGX01.-+eE*' \t\0é/";
        StringBuilder mutated = new(text);
        for (int index = 0; index + 1 < code.Length; index += 2)
        {
            int place = code[index] % mutated.Length;
            int length = Math.Min(code[index + 1] % 12, mutated.Length - place);
            _ = (code[index + 1] % 5) switch
            {
                0 => mutated.Remove(place, length),
                1 => mutated.Insert(place, mutated.ToString(place, length)),
                2 => mutated.Insert(place, '\n'),
                _ => mutated.Replace(mutated[place], Replacements[code[index + 1] % Replacements.Length], place, 1),
            };
        }

        return mutated.ToString();
    }

    private static string WithBounds(string bounds) => $"ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n{bounds}\nENDATA\n";

    private static LinearProgram Read(string text, MpsReader? reader = null)
    {
        using StringReader source = new(text);
        return (reader ?? new()).Read(source);
    }

    private static LinearProgram ReadBytes(byte[] bytes)
    {
        using MemoryStream source = new(bytes);
        return new MpsReader().Read(source);
    }
}
