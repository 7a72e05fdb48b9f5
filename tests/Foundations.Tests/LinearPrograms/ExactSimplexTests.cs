using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class ExactSimplexTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new ExactSimplex();

    // Payoffs in thousandths: determinants of 3, 6 and 20 of them outgrow 31 and 62 bits.
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(20)]
    public void Audit_finds_nothing_to_repair_whatever_the_width_of_the_integers(int size)
    {
        LinearProgram program = KnownPrograms.MatrixGame(size);
        LinearProgramSolution answer = Method.Solve(program);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
        Assert.True(report is { Passed: true, Exact: true, Repaired: false }, report.Reason);
        Assert.Equal(report.ExactValue!.Value.ToDouble(), answer.Value);
    }

    [Fact]
    public void The_value_is_the_double_nearest_to_the_exact_one() => Prop.ForAll(SmallProgram.Any, subject =>
    {
        LinearProgramSolution answer = Method.Solve(subject.Program);
        LinearProgramAuditReport report = LinearProgramAudit.Check(subject.Program, answer);
        return report is { Passed: true, Exact: true, Repaired: false }
            && (!answer.IsOptimal || report.ExactValue!.Value.ToDouble().Equals(answer.Value + 0.0));
    }).Check(Laws.Config.WithMaxTest(500));

    [LongFact]
    public void Agrees_with_vertex_enumeration_on_many_random_small_programs() => Prop.ForAll(SmallProgram.Any, subject =>
    {
        (LinearProgramStatus status, Rational value) = VertexEnumeration.Solve(subject.Program);
        LinearProgramSolution answer = Method.Solve(subject.Program);
        return answer.Status == status && (!answer.IsOptimal || value.ToDouble().Equals(answer.Value + 0.0));
    }).Check(Laws.Config.WithMaxTest(20_000));

    [Fact]
    public void Sees_what_no_tolerance_can()
    {
        // x = 1/3 and 3x ≥ 1 + 1e-15: infeasible; minimize −1e-10 x + y on x + y ≤ 1e12: −100.
        LinearProgramBuilder third = new(ObjectiveSense.Minimize);
        third.SetCoefficient(
            third.AddRow(Rational.Parse("1.000000000000001"), double.PositiveInfinity),
            third.AddVariable(Rational.Parse("1/3"), Rational.Parse("1/3"), 1),
            3);
        LinearProgramBuilder wide = new(ObjectiveSense.Minimize);
        int row = wide.AddRow(double.NegativeInfinity, 1e12);
        wide.SetCoefficient(row, wide.AddVariable(0, double.PositiveInfinity, Rational.Parse("-1e-10")), 1);
        wide.SetCoefficient(row, wide.AddVariable(0, double.PositiveInfinity, 1), 1);
        Assert.Equal(LinearProgramStatus.Infeasible, Method.Solve(third.Build()).Status);
        Assert.Equal(-100, Method.Solve(wide.Build()).Value);
    }

    // 8 (x + 3y) − 5 (3x + 7y) + (7x + 11y) = 0 for free x and y, which rounded shares of a unit would miss.
    [Fact]
    public void Multipliers_are_whole_numbers_without_a_common_factor()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int[] variables = [builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 0), builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 0)];
        foreach ((double first, double second, double side) in ((double, double, double)[])[(1, 3, 1), (3, 7, 2), (7, 11, 100)])
        {
            int row = builder.AddRow(side, side);
            builder.SetCoefficient(row, variables[0], first);
            builder.SetCoefficient(row, variables[1], second);
        }

        LinearProgram program = builder.Build();
        LinearProgramSolution answer = Method.Solve(program);
        Assert.Equal([8.0, -5.0, 1.0], answer.FarkasMultipliers.Select(multiplier => multiplier * Math.Sign(answer.FarkasMultipliers[2])));
        Assert.True(LinearProgramAudit.Check(program, answer, new() { Mode = AuditMode.Floating }).Passed);
    }

    [Fact]
    public void Takes_numbers_of_any_size()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int row = builder.AddRow(double.NegativeInfinity, 1e300);
        builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, 1e-300), 1e-300);
        builder.SetCoefficient(row, builder.AddVariable(0, 5e-324, 1e300), double.Epsilon);
        LinearProgramSolution answer = Method.Solve(builder.Build());
        Assert.Equal(LinearProgramStatus.Optimal, answer.Status);
        Assert.Equal(1e300, answer.Value, 1e285);
    }

    [Fact]
    public void Claims_no_optimum_that_is_beyond_any_double()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        builder.AddVariable(0, 1e308, 1e308);
        Assert.Equal(LinearProgramStatus.NumericalTrouble, Method.Solve(builder.Build()).Status);
    }

    [Fact]
    public void Stops_at_each_limit_without_a_claim()
    {
        LinearProgram program = KnownPrograms.MatrixGame(5);
        Assert.Equal(LinearProgramStatus.PivotLimit, new ExactSimplex { MaxPivots = 2 }.Solve(program).Status);
        Assert.Equal(LinearProgramStatus.TimeLimit, new ExactSimplex { TimeLimit = TimeSpan.FromTicks(1) }.Solve(program).Status);
        LinearProgramSolution large = new ExactSimplex { MaxCells = 35 }.Solve(program);
        Assert.Equal(LinearProgramStatus.SizeLimit, large.Status);
        Assert.Contains("36 integers and MaxCells is 35", large.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_reject_values_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExactSimplex { MaxPivots = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExactSimplex { MaxCells = int.MaxValue });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExactSimplex { MaxCells = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExactSimplex { TimeLimit = TimeSpan.Zero });
    }
}
