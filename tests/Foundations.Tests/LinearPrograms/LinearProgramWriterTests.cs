using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class LinearProgramWriterTests
{
    private const int Variables = 4;

    // Coefficients are small integers over 3, so that places repeat, sums cancel and doubles are rounded.
    private static readonly Arbitrary<int[][]> Rows = Arb.From(
        Gen.Choose(-2, 2).ArrayOf(2 * Variables).ArrayOf().Where(rows => rows.Length <= 5));

    [Fact]
    public void Writes_the_program_that_the_builder_makes_from_the_same_sums() => Prop.ForAll(Rows, rows =>
    {
        LinearProgramWriter<Rational> writer = new(ObjectiveSense.Maximize, ProgramNumbers.Rationals);
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        writer.AddVariables(Variables - 1);
        writer.AddVariables(1, Rational.Parse("-0.1"), 2.0);
        writer.SetCost(1, new(1, 3));
        for (int variable = 0; variable < Variables; variable++)
        {
            bool isLast = variable == Variables - 1;
            builder.AddVariable(isLast ? Rational.Parse("-0.1") : 0.0, isLast ? 2.0 : LinearProgramNumber.PositiveInfinity, variable == 1 ? new Rational(1, 3) : Rational.Zero);
        }

        foreach ((int[] terms, int index) in rows.Select((terms, index) => (terms, index)))
        {
            Begin(writer, builder, index, new(index, 7));
            for (int term = 0; term < terms.Length; term++)
            {
                writer.Put(term % Variables, new(terms[term], 3));
                builder.AddCoefficient(index, term % Variables, new Rational(terms[term], 3));
            }
        }

        Assert.Equal(builder.Build(), writer.Write());
    }).Check(Laws.Config);

    [Fact]
    public void Doubles_and_rationals_give_the_same_doubles() => Prop.ForAll(Rows, rows =>
        Assert.Equal(Written(rows, ProgramNumbers.Rationals).Coefficients, Written(rows, ProgramNumbers.Doubles).Coefficients))
        .Check(Laws.Config);

    [Fact]
    public void Written_out_a_writer_is_as_new() => Prop.ForAll(Rows, Rows, (first, second) =>
    {
        LinearProgramWriter<Rational> writer = new(ObjectiveSense.Minimize, ProgramNumbers.Rationals);
        Fill(writer, first);
        LinearProgram expected = writer.Write();
        Assert.Equal(expected, writer.WriteOut());
        Assert.Equal((0, 0, 0), (writer.VariableCount, writer.RowCount, writer.CoefficientCount));
        Fill(writer, second);
        Assert.Equal(Written(second, ProgramNumbers.Rationals), writer.WriteOut());
    }).Check(Laws.Config);

    [Fact]
    public void A_row_can_be_read_back_as_it_was_put()
    {
        LinearProgramWriter<double> writer = new(ObjectiveSense.Minimize, ProgramNumbers.Doubles);
        writer.AddVariables(3);
        writer.BeginAtMost(1);
        writer.Put(2, 5);
        int second = writer.BeginEqual(0);
        writer.Put(1, 4);
        writer.Put(0, 3);

        Assert.Equal([1, 0], writer.RowVariables(second).ToArray());
        Assert.Equal([4, 3], writer.RowCoefficients(second).ToArray());
        Assert.Equal((3, 2, 3), (writer.VariableCount, writer.RowCount, writer.CoefficientCount));
    }

    [Fact]
    public void Refuses_what_no_program_may_hold()
    {
        LinearProgramWriter<double> writer = new(ObjectiveSense.Minimize, ProgramNumbers.Doubles);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Put(0, 1));
        writer.AddVariables(1);
        Assert.Contains("none was begun", Assert.Throws<InvalidOperationException>(() => writer.Put(0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddVariables(1, double.PositiveInfinity, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.SetCost(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.RowVariables(0).Length);
        writer.BeginAtLeast(0);
        writer.Put(0, double.NaN);
        Assert.Contains("must be finite; got NaN", Assert.Throws<ArgumentOutOfRangeException>(writer.Write).Message, StringComparison.Ordinal);
    }

    private static void Begin(LinearProgramWriter<Rational> writer, LinearProgramBuilder builder, int index, Rational bound)
    {
        (LinearProgramNumber lower, LinearProgramNumber upper, int row) = (index % 3) switch
        {
            0 => (bound, LinearProgramNumber.PositiveInfinity, writer.BeginAtLeast(bound)),
            1 => ((LinearProgramNumber)double.NegativeInfinity, (LinearProgramNumber)bound, writer.BeginAtMost(bound)),
            _ => (bound, bound, writer.BeginEqual(bound)),
        };
        Assert.Equal(row, builder.AddRow(lower, upper));
    }

    private static LinearProgram Written<T>(int[][] rows, ProgramNumbers<T> numbers)
        where T : struct, System.Numerics.IAdditionOperators<T, T, T>, System.Numerics.IAdditiveIdentity<T, T>
    {
        LinearProgramWriter<T> writer = new(ObjectiveSense.Minimize, numbers);
        Fill(writer, rows);
        return writer.Write();
    }

    private static void Fill<T>(LinearProgramWriter<T> writer, int[][] rows)
        where T : struct, System.Numerics.IAdditionOperators<T, T, T>, System.Numerics.IAdditiveIdentity<T, T>
    {
        writer.AddVariables(2 * Variables);
        foreach (int[] terms in rows)
        {
            writer.BeginAtLeast(T.AdditiveIdentity);
            for (int term = 0; term < terms.Length; term++)
            {
                writer.Put(term, writer.Numbers.From(new Rational(terms[term], 3)));
            }
        }
    }
}
