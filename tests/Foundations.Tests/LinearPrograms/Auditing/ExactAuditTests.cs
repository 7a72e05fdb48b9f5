using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Auditing;

/// <summary>The exact audit beyond the smallest programs, and its repairs.</summary>
public sealed class ExactAuditTests
{
    private static readonly TableauSimplex Floating = new();

    // The discrete Myerson revenue E[max(0, max(2v) − k)].
    [Theory]
    [InlineData(5, "71/25")]
    [InlineData(10, "49/10")]
    public void Reproduces_the_revenue_of_the_dominant_strategy_auction_exactly(int values, string revenue)
    {
        LinearProgram program = AuctionProgram.DominantStrategy(values);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, Floating.Solve(program));
        Assert.True(report is { Passed: true, Exact: true, Repaired: false }, report.Reason);
        Assert.Equal(Rational.Parse(revenue), report.ExactValue);
        Assert.True(report.Proof!.Holds(program));
        Assert.Contains(revenue, report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proof_holds_in_rationals_whatever_was_claimed() => Prop.ForAll(SmallProgram.Any, subject =>
    {
        LinearProgram program = subject.Program;
        (LinearProgramStatus status, Rational value) = VertexEnumeration.Solve(program);
        LinearProgramSolution[] claims =
        [
            Floating.Solve(program),
            new() { Status = LinearProgramStatus.Optimal, Method = "bad", Value = 0 },
            new() { Status = LinearProgramStatus.Infeasible, Method = "bad" },
            new() { Status = LinearProgramStatus.Unbounded, Method = "bad" },
        ];
        return claims.All(claim => LinearProgramAudit.Check(program, claim) is { Exact: true, Proof: { } proof } report
            && proof.Status == status && proof.Holds(program)
            && (status != LinearProgramStatus.Optimal || report.ExactValue == value));
    }).Check(Laws.Config.WithMaxTest(200));

    // Units from 1e-9 to 1e9 in rows, columns, costs and bounds, decimals and thirds: the scales must come off again.
    [Fact]
    public void The_proof_is_in_the_units_of_the_program_that_was_asked()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        builder.SetObjectiveConstant(Rational.Parse("0.7"));
        int x = builder.AddVariable(0, double.PositiveInfinity, Rational.Parse("3e9"), "x");
        int y = builder.AddVariable(Rational.Parse("-1/3"), double.PositiveInfinity, Rational.Parse("5e-9"), "y");
        (string Limit, string X, string Y)[] rows = [("4e-9", "1e-9", "0"), ("1.2e10", "0", "2e-9"), ("6", "1", "2/3e0")];
        foreach ((string limit, string ofX, string ofY) in rows)
        {
            int row = builder.AddRow(double.NegativeInfinity, Rational.Parse(limit));
            builder.SetCoefficient(row, x, Rational.Parse(ofX));
            builder.SetCoefficient(row, y, ofY == "2/3e0" ? Rational.Parse("2/3") : Rational.Parse(ofY));
        }

        LinearProgram program = builder.Build();
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, new ExactSimplex().Solve(program));
        Assert.True(report is { Passed: true, Repaired: false }, report.Reason);
        Assert.Equal([4, 3], report.Proof!.Point);
        Assert.Equal(Rational.Parse("12000000000.700000015"), report.ExactValue);
        Assert.True(report.Proof.Holds(program));
    }

    [Fact]
    public void A_claim_about_a_tiny_cost_on_a_wide_range_is_refuted_and_the_truth_proved()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int row = builder.AddRow(double.NegativeInfinity, 1e12);
        builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, Rational.Parse("-1e-10")), 1);
        builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, 1), 1);
        LinearProgram program = builder.Build();
        LinearProgramSolution claim = new()
        {
            Status = LinearProgramStatus.Optimal,
            Method = "by hand",
            Value = 0,
            Primal = [0, 0],
            RowDuals = [0],
            ReducedCosts = [-1e-10, 1],
            Basis = new([BasisStatus.AtLower, BasisStatus.AtLower], [BasisStatus.Basic]),
        };
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, claim);
        Assert.True(report is { Verdict: AuditVerdict.Refuted, Exact: true, Repaired: true, RepairPivots: 1 }, report.Reason);
        Assert.Equal(-100, report.ExactValue);
        Assert.Equal([1_000_000_000_000, 0], report.Proof!.Point);
        Assert.Contains("1 exact pivot repaired", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_basis_is_repaired_whether_it_breaks_bounds_or_reduced_costs()
    {
        LinearProgram program = KnownPrograms.MatrixGame(8);
        LinearProgramSolution answer = Floating.Solve(program);
        Rational? value = LinearProgramAudit.Check(program, answer).ExactValue;
        int repairs = 0;
        for (int leaving = 0; leaving < program.VariableCount; leaving++)
        {
            for (int entering = 0; entering < program.RowCount; entering++)
            {
                if (Exchanged(answer.Basis!, leaving, entering) is not { } basis)
                {
                    continue;
                }

                LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer with { Basis = basis });
                Assert.True(report is { Passed: true, Exact: true, Repaired: true }, report.Reason);
                Assert.Equal(value, report.ExactValue);
                repairs++;
            }
        }

        Assert.True(repairs > 10);
    }

    [Fact]
    public void Right_multipliers_and_rays_are_confirmed_without_a_pivot() => Prop.ForAll(SmallProgram.Any, subject =>
    {
        LinearProgramSolution answer = Floating.Solve(subject.Program);
        LinearProgramAuditReport report = LinearProgramAudit.Check(subject.Program, answer);
        return answer.IsOptimal || report is { Passed: true, RepairPivots: 0 };
    }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Singular_bases_keep_what_is_regular_in_them()
    {
        // The third row is the sum of the first two: the basis of all three variables is singular, of rank 2.
        LinearProgram program = KnownPrograms.Packing([1, 2, 1], [[1, 1, 0], [0, 1, 1], [1, 2, 1]], [4, 5, 9]);
        LinearProgramBasis all = new(
            [BasisStatus.Basic, BasisStatus.Basic, BasisStatus.Basic], [BasisStatus.AtUpper, BasisStatus.AtUpper, BasisStatus.AtUpper]);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, Floating.Solve(program) with { Basis = all });
        Assert.True(report is { Passed: true, Exact: true, Repaired: true }, report.Reason);
        Assert.Equal(9, report.ExactValue);
    }

    [Fact]
    public void A_proof_beyond_the_limit_is_left_out_and_nothing_else_changes()
    {
        LinearProgram program = KnownPrograms.MatrixGame(20);
        LinearProgramSolution answer = Floating.Solve(program);
        LinearProgramAuditReport full = LinearProgramAudit.Check(program, answer);
        LinearProgramAuditReport brief = LinearProgramAudit.Check(program, answer, new() { MaximumProofBits = 1_000 });
        Assert.NotNull(full.Proof);
        Assert.Equal(full with { Proof = null }, brief);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearProgramAuditOptions { MaximumProofBits = -1 });
    }

    // Solutions of up to 2,300 bits for each numerator and denominator.
    [LongFact]
    public void Hard_problems_of_Netlib_are_audited_exactly_from_a_floating_basis()
    {
        Assert.SkipUnless(Conformance.TestData.IsPresent, "needs the Netlib files");
        string[] names = ["stair", "perold", "25fv47", "grow7", "grow22", "modszk1", "wood1p"];
        Assert.All(names, name =>
        {
            using FileStream file = File.OpenRead(Conformance.TestData.PathOf("data", "netlib", $"{name}.mps.gz"));
            using GZipStream text = new(file, CompressionMode.Decompress);
            using StreamReader reader = new(text);
            LinearProgram program = new MpsReader().Read(reader);
            LinearProgramAuditReport report = LinearProgramAudit.Check(program, LinearProgramMethods.Default.Solve(program));
            Assert.True(report is { Passed: true, Exact: true }, $"{name}: {report.Reason}");
            Assert.True(report.Proof is null || report.Proof.Holds(program), name);
        });
    }

    private static LinearProgramBasis? Exchanged(LinearProgramBasis basis, int leaving, int entering)
    {
        if (basis.Variables[leaving] != BasisStatus.Basic || basis.Rows[entering] == BasisStatus.Basic)
        {
            return null;
        }

        return new(
            basis.Variables.Select((status, variable) => variable == leaving ? BasisStatus.AtLower : status).ToSequence(),
            basis.Rows.Select((status, row) => row == entering ? BasisStatus.Basic : status).ToSequence());
    }
}
