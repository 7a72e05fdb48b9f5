using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Formats;

public sealed class LpReaderTests
{
    private const double Infinity = double.PositiveInfinity;

    private const string Small = """
        \ a comment
        Maximize
         cost: x + 2 y - 0.1 z
           + 10.5
        Subject To
         lim1: x + y <= 4   \ another
         lim2: x >= 1
         -3 <= 2 x
           - z <= 7.5
         myeqn: - y + z = 7
        Bounds
         x <= 4
         -1 <= y <= 1
         z free
        End
        anything ^*[
        """;

    [Fact]
    public void Reads_objective_rows_ranges_bounds_and_the_constant()
    {
        LinearProgram program = Read(Small);
        Assert.Equal(ObjectiveSense.Maximize, program.Sense);
        Assert.Equal(["x", "y", "z"], Enumerable.Range(0, 3).Select(program.VariableName));
        Assert.Equal(["lim1", "lim2", "r3", "myeqn"], Enumerable.Range(0, 4).Select(program.RowName));
        Assert.Equal([-Infinity, 1, -3, 7], program.RowLower);
        Assert.Equal([4, Infinity, 7.5, 7], program.RowUpper);
        Assert.Equal([0, -1, -Infinity], program.VariableLower);
        Assert.Equal([4, 1, Infinity], program.VariableUpper);
        Assert.Equal(10.5, program.ObjectiveConstant);
        Assert.Equal(Rational.Parse("-1/10"), program.ExactCost(2));
        Assert.Equal([1, 1, 2, 1, -1, -1, 1], program.Coefficients);
    }

    [Theory]
    [InlineData("st")]
    [InlineData("ST")]
    [InlineData("s.t.")]
    [InlineData("st.")]
    [InlineData("such that")]
    [InlineData("SUBJECT\tto")]
    public void Reads_subject_to_in_all_its_words(string words) =>
        Assert.Equal(Read("min\nx\nsubject to\nx>=1\nend"), Read($"min\nx\n{words}\nx>=1\nend"));

    [Theory]
    [InlineData("x + y <= 4", -Infinity, 4)]
    [InlineData("x + y < 4", -Infinity, 4)]
    [InlineData("x + y =< 4", -Infinity, 4)]
    [InlineData("x + y => 4", 4, Infinity)]
    [InlineData("x + y > -4", -4, Infinity)]
    [InlineData("x + y = 4", 4, 4)]
    [InlineData("4 >= x + y", -Infinity, 4)]
    [InlineData("4 = x + y", 4, 4)]
    [InlineData("-5 <= x + y <= 5", -5, 5)]
    [InlineData("5 >= x + y >= -5", -5, 5)]
    [InlineData("-5 <= x\n + y\n <= 5", -5, 5)]
    [InlineData("x + y <=\n 4", -Infinity, 4)]
    [InlineData("x <= 4 - y", -Infinity, 4)]
    [InlineData("x + y + 3 <= 7", -Infinity, 4)]
    [InlineData("2 x + 3 y <= 4 + 1 x + 2 y", -Infinity, 4)]
    [InlineData("1 <= x + y + 3 <= 7", -2, 4)]
    [InlineData("- - x + 1e0y <= 4", -Infinity, 4)]
    [InlineData("x + y >= -inf", -Infinity, Infinity)]
    [InlineData("-infinity <= x + y <= +INF", -Infinity, Infinity)]
    [InlineData("x + y <= 1e30", -Infinity, Infinity)]
    [InlineData("5 <= x + y <= 2", 5, 2)]
    public void Reads_rows_in_every_form(string row, double lower, double upper)
    {
        LinearProgram program = Read($"min\n x + y\nst\n {row}\n next: x >= 1\nend");
        Assert.Equal((lower, upper), (program.RowLower[0], program.RowUpper[0]));
        Assert.Equal([1, 1, 1], program.Coefficients);
        Assert.Equal("next", program.RowName(1));
    }

    [Fact]
    public void A_new_line_ends_the_right_side_of_a_row()
    {
        LinearProgram program = Read("min\n x\nst\n x <= 3\n y <= 4\n -2 <= z\n -3 <= z\n x >= 1\n - y >= 2\nend");
        Assert.Equal([3, 4, Infinity, Infinity, Infinity, Infinity], program.RowUpper);
        Assert.Equal([-Infinity, -Infinity, -2, -3, 1, 2], program.RowLower);
    }

    [Theory]
    [InlineData("x free", -Infinity, Infinity)]
    [InlineData("x FREE", -Infinity, Infinity)]
    [InlineData("x >= -inf", -Infinity, Infinity)]
    [InlineData("-inf <= x <= inf", -Infinity, Infinity)]
    [InlineData("x = 2.5", 2.5, 2.5)]
    [InlineData("x <= 3", 0, 3)]
    [InlineData("3 >= x", 0, 3)]
    [InlineData("x <= -3", 0, -3)]
    [InlineData("x >= -9\n x <= -3", -9, -3)]
    [InlineData("4 >= x >= 2", 2, 4)]
    [InlineData("-1e30 <= x <= 1e+30", -Infinity, Infinity)]
    [InlineData("2 <= x\n -3 <= y", 2, Infinity)]
    public void Reads_bounds_of_every_form(string bounds, double lower, double upper)
    {
        LinearProgram program = Read($"min\n x + y\nst\nBounds\n {bounds}\nEnd");
        Assert.Equal((lower, upper), (program.VariableLower[0], program.VariableUpper[0]));
    }

    [Fact]
    public void Names_may_hold_every_character_of_the_format_and_stand_right_behind_a_number()
    {
        LinearProgram program = Read("min\n 3x1 + 2e1y + 2ex + 4 a!\"#$%&(),./;?@_`'{}|~9 + 5é + st + 0 e7\nst\nend");
        Assert.Equal(["x1", "y", "ex", "a!\"#$%&(),./;?@_`'{}|~9", "é", "st", "e7"], Enumerable.Range(0, 7).Select(program.VariableName));
        Assert.Equal([3, 20, 2, 4, 5, 1, 0], program.Costs);
    }

    [Fact]
    public void Rows_have_different_names_whatever_their_labels_say()
    {
        LinearProgram program = Read("min\n x\nst\n r2: x >= 1\n x >= 2\n r2_2: x >= 3\n x >= 4\n r4_2: x >= 5\nend");
        Assert.Equal(["r2", "r2_3", "r2_2", "r4", "r4_2"], Enumerable.Range(0, 5).Select(program.RowName));
    }

    [Fact]
    public void An_objective_may_be_empty_or_a_number()
    {
        Assert.Equal(0, Read("min\nst\nx >= 1\nend").Costs[0]);
        Assert.Equal(-5, Read("max\nobj:\n- 5\nst\nend").ObjectiveConstant);
        Assert.Equal(3, Read("max\nend: 3 end\nst\nend").Costs[0]);
    }

    [Fact]
    public void Reads_the_relaxation_of_integer_variables_when_asked()
    {
        const string Text = "min\n x + y + z\nst\nBounds\n z <= 9\nGeneral\n y\n z\nBinary\n x\nEnd";
        LinearProgram program = Read(Text, new() { Integers = IntegerVariables.Relaxed });
        Assert.Equal([1, Infinity, 9], program.VariableUpper);
        DataException error = Assert.Throws<DataException>(() => Read(Text));
        Assert.Equal("line 6", error.Place);
        Assert.Contains("Relaxed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "empty")]
    [InlineData("ROWS\n N c", "line 1", "Minimize or Maximize")]
    [InlineData("min\n x\n", "line 3", "truncated")]
    [InlineData("min\n x\nst\n x >= nan\nend", "line 4", "'nan', which is neither")]
    [InlineData("min\n NaN x\nend", "line 2", "'NaN', which is neither")]
    [InlineData("min\n 2 nan\nend", "line 2", "'nan', which is neither")]
    [InlineData("min\n x\nst\n nan: x >= 1\nend", "line 4", "'nan', which is neither")]
    [InlineData("min\n x\nst\n x >= 1\n", "line 5", "truncated")]
    [InlineData("min\n x\nst\nBounds\n x <= 1", "line 5", "truncated")]
    [InlineData("min\n x y\nst\nend", "line 2", "parted by + or -")]
    [InlineData("min\n 2 3 x\nst\nend", "line 2", "parted by + or -")]
    [InlineData("min\n x >= 2\nst\nend", "line 2", "Subject To")]
    [InlineData("min\n x * 3\nst\nend", "line 2", "linear")]
    [InlineData("min\n [ x ^ 2 ] / 2\nst\nend", "line 2", "linear")]
    [InlineData("min\n x[1] + x[2]\nst\nend", "line 2", "Write x(1) or x_1")]
    [InlineData("min\n x\nst\n row]2: x >= 1\nend", "line 4", "got 'row]'")]
    [InlineData("min\n x + inf\nst\nend", "line 2", "infinity")]
    [InlineData("min\n inf\nst\nend", "line 2", "infinity")]
    [InlineData("min\n 1.2.3 x\nst\nend", "line 2", "1.2.3")]
    [InlineData("min\n 1e999 x\nst\nend", "line 2", "308")]
    [InlineData("min\n 1e99999999 x\nst\nend", "line 2", "exponent")]
    [InlineData("min\n 1e+ x\nst\nend", "line 2", "exponent")]
    [InlineData("min\n x\nst\n\n x + y\nend", "line 6", "relation")]
    [InlineData("min\n x\nst\n x >=\nend", "line 5", "sum of terms")]
    [InlineData("min\n x\nst\n >= 3\nend", "line 4", "sum of terms")]
    [InlineData("min\n x\nst\n x >< 3\nend", "line 4", "relation")]
    [InlineData("min\n x\nst\n 1 <= x >= 3\nend", "line 4", "both be")]
    [InlineData("min\n x\nst\n 1 = x = 3\nend", "line 4", "both be")]
    [InlineData("min\n x\nst\n x <= y <= 3\nend", "line 4", "range")]
    [InlineData("min\n x\nst\n x <= -inf\nend", "line 4", "hold")]
    [InlineData("min\n x\nst\n x = inf\nend", "line 4", "hold")]
    [InlineData("min\n x\nst\n inf <= x <= 3\nend", "line 4", "hold")]
    [InlineData("min\n x\nst\n inf >= 3\nend", "line 4", "infinities")]
    [InlineData("min\n x\nst\n x + inf >= 3\nend", "line 4", "alone")]
    [InlineData("min\n x\nst\n inf + x >= 3\nend", "line 4", "alone")]
    [InlineData("min\n x\nst\n 1e308 x >= 3 - 1e308 x\nend", "line 4", "308")]
    [InlineData("min\n x\nst\n x + y\n + x >= 3\nend", "line 5", "once in a sum")]
    [InlineData("min\n x\nst\n a: x >= 3\n a: x >= 4\nend", "line 5", "once")]
    [InlineData("min\n x\nst\n inf: x >= 3\nend", "line 4", "name")]
    [InlineData("min\n x\nst\nBounds\n\n y <= 3\nend", "line 6", "'y'")]
    [InlineData("min\n x\nst\nBounds\n y free\nend", "line 5", "'y'")]
    [InlineData("min\n x\nst\nBounds\n 2 x <= 3\nend", "line 5", "one variable")]
    [InlineData("min\n x + y\nst\nBounds\n x + y <= 3\nend", "line 5", "one variable")]
    [InlineData("min\n x + y\nst\nBounds\n x <= y\nend", "line 5", "one variable")]
    [InlineData("min\n x\nst\nBounds\n x <= 3\n 0 <= x <= 4\nend", "line 6", "second")]
    [InlineData("min\n x\nst\nBounds\n x = inf\nend", "line 5", "finite value")]
    [InlineData("min\n x\nst\nBounds\n x <= -inf\nend", "line 5", "finite value")]
    [InlineData("min\n x\nst\nBinary\n x\nend", "line 4", "continuous")]
    [InlineData("min\n x\nst\nsemi-continuous\n x\nend", "line 4", "Only linear")]
    [InlineData("min\n x\nst\nsos1\n s: x:1\nend", "line 4", "Only linear")]
    [InlineData("min\n x\nst\nlazy constraints\n x>=1\nend", "line 4", "Only linear")]
    [InlineData("min\n x\nst\nmin\nend", "line 4", "section")]
    [InlineData("min\n x\nst\n x >= 1\0\nend", "line 4", "control")]
    public void Names_the_line_and_the_cause_of_an_error(string text, string line, string cause)
    {
        DataException error = Assert.Throws<DataException>(() => Read(text));
        Assert.Equal(line, error.Place);
        Assert.Contains(cause, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Reads_carriage_returns_a_missing_last_line_break_and_a_byte_order_mark()
    {
        Assert.Equal(Read(Small), Read(Small.Replace("\n", "\r\n", StringComparison.Ordinal)));
        using MemoryStream marked = new([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Small)]);
        Assert.Equal(Read(Small), new LpReader().Read(marked));
        Assert.Equal(Read(Small), Read("\uFEFF" + Small));
    }

    [Fact]
    public void Refuses_endless_text_without_filling_the_memory()
    {
        Assert.Contains("CPLEX-LP", Assert.Throws<DataException>(() => Read(new string('x', 1_000_000))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "MaximumCharacters", Assert.Throws<DataException>(() => Read(Small, new() { MaximumCharacters = 100 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_of_a_valid_text_is_an_error_with_a_line()
    {
        string text = Small[Small.IndexOf("Max", StringComparison.Ordinal)..];
        for (int length = 1; length < text.IndexOf("End", StringComparison.Ordinal) + 3; length++)
        {
            DataException error = Assert.Throws<DataException>(() => Read(text[..length]));
            Assert.StartsWith("line ", error.Place, StringComparison.Ordinal);
        }
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
        Assert.Throws<ArgumentNullException>(() => new LpReader().Read((TextReader)null!));
        Assert.Throws<ArgumentNullException>(() => new LpReader().Read((Stream)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LpReader { MaximumCharacters = 0 });
        using StringReader reader = new(Small);
        Assert.Throws<OperationCanceledException>(() => new LpReader().Read(reader, new CancellationToken(canceled: true)));
    }

    // Each pair of numbers: where, and what to put there: a character, a deletion, a copy of a stretch, or a line break.
    private static string Mutate(string text, int[] code)
    {
        const string Replacements = "xX01.-+eE<>=: \t\0é\\inf[*";
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

    private static LinearProgram Read(string text, LpReader? reader = null)
    {
        using StringReader source = new(text);
        return (reader ?? new()).Read(source);
    }
}
