using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class TableauSimplexTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new TableauSimplex();

    [Fact]
    public void Stops_at_the_pivot_limit_without_a_claim()
    {
        LinearProgramSolution answer = new TableauSimplex { MaxPivots = 1 }.Solve(KnownPrograms.All[0].Program);
        Assert.Equal(LinearProgramStatus.PivotLimit, answer.Status);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => answer.Primal);
        Assert.Contains(answer.Explain(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_SizeLimit_for_a_tableau_beyond_MaxCells()
    {
        LinearProgramSolution answer = new TableauSimplex { MaxCells = 5 }.Solve(KnownPrograms.All[0].Program);
        Assert.Equal(LinearProgramStatus.SizeLimit, answer.Status);
        Assert.Contains("MaxCells", answer.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_at_the_time_limit_without_a_claim()
    {
        LinearProgramSolution answer = new TableauSimplex { TimeLimit = TimeSpan.FromTicks(1) }.Solve(KnownPrograms.All[^1].Program);
        Assert.Equal(LinearProgramStatus.TimeLimit, answer.Status);
    }

    [Fact]
    public void Finds_a_ray_among_costs_of_very_different_size()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.AddVariable(0, double.PositiveInfinity, -4e7, "x");
        builder.AddVariable(0, double.PositiveInfinity, 1e-4, "y");
        Assert.Equal(LinearProgramStatus.Unbounded, Method.Solve(builder.Build()).Status);
    }

    [Fact]
    public void Claims_no_optimum_whose_value_is_beyond_double_precision()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        builder.AddVariable(0, 1e308, 1e308, "x");
        Assert.Equal(LinearProgramStatus.NumericalTrouble, Method.Solve(builder.Build()).Status);
    }

    [Fact]
    public void Claims_nothing_when_scaling_loses_a_bound()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int row = builder.AddRow(double.NegativeInfinity, 1e100, "far");
        int variable = builder.AddVariable(0, double.PositiveInfinity, -1, "x");
        builder.SetCoefficient(row, variable, 1e-300);
        Assert.Equal(LinearProgramStatus.NumericalTrouble, Method.Solve(builder.Build()).Status);
    }

    [Fact]
    public void The_exact_audit_sees_a_small_cost_on_a_wide_range()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int row = builder.AddRow(double.NegativeInfinity, 1e12, "wide");
        builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, -1e-10, "x"), 1);
        builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, 1, "y"), 1);
        LinearProgram program = builder.Build();
        LinearProgramSolution answer = Method.Solve(program);
        Assert.Equal(answer.IsOptimal && answer.Value < -99, LinearProgramAudit.Check(program, answer).Passed);
    }

    [Fact]
    public void Settings_reject_values_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableauSimplex { MaxPivots = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableauSimplex { MaxCells = int.MaxValue });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableauSimplex { MaxCells = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableauSimplex { TimeLimit = TimeSpan.Zero });
    }
}
