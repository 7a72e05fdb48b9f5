using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class LinearProgramAuditTests
{
    private static readonly LinearProgram Bounded = KnownPrograms.Packing([3, 5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18]);

    private static LinearProgramSolution Answer { get; } = new TableauSimplex().Solve(Bounded);

    [Fact]
    public void Gives_the_exact_value_of_decimal_data()
    {
        // maximize 0.1 x subject to 0.3 x ≤ 0.7: 7/30 in decimals; not so in the binary values of the doubles.
        LinearProgram decimals = KnownPrograms.Packing([Rational.Parse("0.1")], [[Rational.Parse("0.3")]], [Rational.Parse("0.7")]);
        LinearProgram doubles = KnownPrograms.Packing([Rational.FromDouble(0.1)], [[Rational.FromDouble(0.3)]], [Rational.FromDouble(0.7)]);
        Assert.Equal(Rational.Parse("7/30"), Audit(decimals).ExactValue);
        Assert.True(Audit(doubles).Passed);
        Assert.NotEqual(Rational.Parse("7/30"), Audit(doubles).ExactValue);
    }

    [Fact]
    public void Repairs_a_basis_that_is_one_pivot_away_and_says_so()
    {
        LinearProgramBasis rows = new([BasisStatus.AtLower, BasisStatus.Basic], [BasisStatus.Basic, BasisStatus.AtUpper, BasisStatus.Basic]);
        LinearProgramAuditReport report = LinearProgramAudit.Check(Bounded, Answer with { Basis = rows });
        Assert.True(report is { Passed: true, Exact: true, Repaired: true });
        Assert.Equal(36, report.ExactValue);
        Assert.Contains("1 exact pivot", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Audits_exactly_without_a_basis_or_with_one_that_does_not_fit()
    {
        LinearProgramBasis[] useless =
        [
            new([], []),
            new([BasisStatus.Basic, BasisStatus.Basic], [BasisStatus.Basic, BasisStatus.Basic, BasisStatus.Basic]),
        ];
        Assert.All(useless.Append(null), basis =>
        {
            LinearProgramAuditReport report = LinearProgramAudit.Check(Bounded, Answer with { Basis = basis });
            Assert.True(report is { Passed: true, Exact: true, Repaired: true });
        });
    }

    [Fact]
    public void Replaces_a_singular_basis()
    {
        LinearProgram twice = KnownPrograms.Packing([1, 1], [[1, 1], [1, 1]], [2, 2]);
        LinearProgramBasis singular = new([BasisStatus.Basic, BasisStatus.Basic], [BasisStatus.AtUpper, BasisStatus.AtUpper]);
        LinearProgramAuditReport report = LinearProgramAudit.Check(twice, new TableauSimplex().Solve(twice) with { Basis = singular });
        Assert.True(report is { Passed: true, Exact: true, Repaired: true });
        Assert.Equal(2, report.ExactValue);
    }

    [Fact]
    public void Beyond_the_limits_it_audits_in_floating_point_and_says_so()
    {
        LinearProgramAuditReport bySize = LinearProgramAudit.Check(Bounded, Answer, new() { MaximumRows = 2 });
        LinearProgramAuditReport byPivots = LinearProgramAudit.Check(Bounded, Answer with { Basis = null }, new() { MaximumPivots = 0 });
        LinearProgram large = KnownPrograms.MatrixGame(60);
        LinearProgramAuditReport byTime = LinearProgramAudit.Check(
            large, new TableauSimplex().Solve(large), new() { TimeLimit = TimeSpan.FromTicks(1) });
        Assert.True(bySize is { Passed: true, Exact: false, ExactValue: null });
        Assert.Contains("MaximumRows", bySize.Reason, StringComparison.Ordinal);
        Assert.True(byPivots is { Passed: true, Exact: false });
        Assert.Contains("exact pivots", byPivots.Reason, StringComparison.Ordinal);
        Assert.True(byTime is { Passed: true, Exact: false });
        Assert.Contains("took more than", byTime.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Floating_audit_is_inconclusive_where_rounding_could_hide_a_violation()
    {
        // A row of 10,000 cancelling terms of 1e12 that is off by 998: 0.998e-9 of the largest, and rounding makes up 0.004e-9.
        const int Count = 10_000;
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int row = builder.AddRow(-1, 1);
        for (int variable = 0; variable < Count; variable++)
        {
            builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, 0), variable % 2 == 0 ? 1e6 : -1e6);
        }

        LinearProgram program = builder.Build();
        LinearProgramSolution answer = new()
        {
            Status = LinearProgramStatus.Optimal,
            Method = "by hand",
            Value = 0,
            Primal = Sequence.Of(Count, variable => variable == 0 ? 1e6 + 0.1 + 0.000999 : 1e6 + 0.1),
            RowDuals = [0],
            ReducedCosts = Sequence.Of(Count, _ => 0.0),
        };
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer, new() { Mode = AuditMode.Floating });
        Assert.Equal(AuditVerdict.Inconclusive, report.Verdict);
        Assert.Equal(AuditVerdict.Passed, LinearProgramAudit.Check(program, answer).Verdict);
    }

    // Added up plainly, the error bound of so many terms would exceed the tolerance.
    [Fact]
    public void Floating_audit_passes_long_sums_of_terms_alike()
    {
        const int Count = 100_000;
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int row = builder.AddRow(0, 0);
        for (int variable = 0; variable < Count; variable++)
        {
            builder.SetCoefficient(row, builder.AddVariable(1, 1e6, 0.1), variable % 2 == 0 ? 0.7 : -0.7);
        }

        LinearProgramSolution answer = new()
        {
            Status = LinearProgramStatus.Optimal,
            Method = "by hand",
            Value = Count / 10,
            Primal = Sequence.Of(Count, _ => 1.0),
            RowDuals = [0],
            ReducedCosts = Sequence.Of(Count, _ => 0.1),
        };
        LinearProgramAuditReport report = LinearProgramAudit.Check(builder.Build(), answer, new() { Mode = AuditMode.Floating });
        Assert.True(report.Passed, report.Reason);
    }

    // In a cone nothing but 0 suggests a size, so sizes are those of the costs.
    [Theory]
    [InlineData(1, 1e-12, AuditVerdict.Passed)]
    [InlineData(1, 1e-6, AuditVerdict.Refuted)]
    [InlineData(1e-12, 1e-12, AuditVerdict.Refuted)]
    [InlineData(1e-12, 1e-24, AuditVerdict.Passed)]
    [InlineData(0, 1e-12, AuditVerdict.Passed)]
    [InlineData(0, 1e-6, AuditVerdict.Refuted)]
    public void A_value_near_0_is_right_for_a_cone(double cost, double claimed, AuditVerdict verdict)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int row = builder.AddRow(0, double.PositiveInfinity);
        builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, cost), 1);
        builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, cost), -1);
        LinearProgram program = builder.Build();
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, new TableauSimplex().Solve(program) with { Value = claimed });
        Assert.True(report.Verdict == verdict, report.Reason);
        Assert.Equal(0, report.ExactValue);
    }

    [Fact]
    public void Claims_nothing_where_the_method_claims_nothing()
    {
        LinearProgramSolution stopped = new TableauSimplex { MaxPivots = 0 }.Solve(Bounded);
        LinearProgramAuditReport report = LinearProgramAudit.Check(Bounded, stopped);
        Assert.Equal(AuditVerdict.NothingClaimed, report.Verdict);
        Assert.False(report.Passed);
    }

    [Fact]
    public void An_infeasibility_smaller_than_any_tolerance_is_found_in_exact_arithmetic()
    {
        // x = 1/3 and 3x ≥ 1 + 1e-15: feasible for any floating solver, and false.
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int x = builder.AddVariable(Rational.Parse("1/3"), Rational.Parse("1/3"), 1, "x");
        builder.SetCoefficient(builder.AddRow(Rational.Parse("1.000000000000001"), double.PositiveInfinity), x, 3);
        LinearProgram program = builder.Build();
        LinearProgramAuditReport report = Audit(program);
        Assert.Equal(AuditVerdict.Refuted, report.Verdict);
        Assert.Contains("claims Optimal, which is false", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Vectors_of_the_wrong_length_and_NaN_are_refuted()
    {
        Assert.Equal(AuditVerdict.Refuted, LinearProgramAudit.Check(Bounded, Answer with { RowDuals = [1] }).Verdict);
        Assert.Equal(AuditVerdict.Refuted, LinearProgramAudit.Check(Bounded, Answer with { Primal = [double.NaN, 6] }).Verdict);
        Assert.Equal(AuditVerdict.Refuted, LinearProgramAudit.Check(Bounded, Answer with { RowDuals = [0, double.NaN, 1] }).Verdict);
        Assert.Equal(AuditVerdict.Refuted, LinearProgramAudit.Check(Bounded, Answer with { Value = double.NaN }).Verdict);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e-12)]
    [InlineData(1e-150)]
    public void The_floating_audit_sees_violations_in_small_units_too(double unit)
    {
        // maximize 3x + 5y as above, in units of money and goods that are all this small.
        static LinearProgram In(double unit)
        {
            LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
            int x = builder.AddVariable(0, double.PositiveInfinity, 3 * unit);
            int y = builder.AddVariable(0, double.PositiveInfinity, 5 * unit);
            (double Limit, double X, double Y)[] rows = [(4, 1, 0), (12, 0, 2), (18, 3, 2)];
            foreach ((double limit, double ofX, double ofY) in rows)
            {
                int row = builder.AddRow(double.NegativeInfinity, limit * unit);
                builder.SetCoefficient(row, x, ofX);
                builder.SetCoefficient(row, y, ofY);
            }

            return builder.Build();
        }

        LinearProgram program = In(unit);
        LinearProgramAuditOptions floating = new() { Mode = AuditMode.Floating };
        LinearProgramSolution right = new ExactSimplex().Solve(program);
        LinearProgramSolution[] wrong =
        [
            right with { Primal = [0, 0] },
            right with { Primal = [2 * unit, 6.00001 * unit] },
            right with { RowDuals = [0, 0, 0], ReducedCosts = [3 * unit, 5 * unit] },
            right with { RowDuals = [0, 1.5 * unit, 1.00001 * unit] },
            right with { Value = right.Value * 1.00001 },
        ];
        Assert.True(LinearProgramAudit.Check(program, right, floating).Passed);
        Assert.All(wrong, claim => Assert.Equal(AuditVerdict.Refuted, LinearProgramAudit.Check(program, claim, floating).Verdict));
    }

    [Fact]
    public void Residuals_are_those_of_the_floating_answer()
    {
        LinearProgramAuditReport report = LinearProgramAudit.Check(Bounded, Answer);
        Assert.InRange(report.PrimalResidual, 0, 1e-12);
        Assert.InRange(report.DualResidual, 0, 1e-12);
        Assert.InRange(report.Gap, 0, 1e-12);
    }

    [Fact]
    public void Rejects_missing_arguments_and_stops_when_cancelled()
    {
        Assert.Throws<ArgumentNullException>(() => LinearProgramAudit.Check(null!, Answer));
        Assert.Throws<ArgumentNullException>(() => LinearProgramAudit.Check(Bounded, null!));
        Assert.Throws<OperationCanceledException>(
            () => LinearProgramAudit.Check(Bounded, Answer, cancellation: new CancellationToken(canceled: true)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearProgramAuditOptions { MaximumRows = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearProgramAuditOptions { MaximumPivots = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearProgramAuditOptions { TimeLimit = TimeSpan.Zero });
    }

    private static LinearProgramAuditReport Audit(LinearProgram program) =>
        LinearProgramAudit.Check(program, new TableauSimplex().Solve(program));
}
