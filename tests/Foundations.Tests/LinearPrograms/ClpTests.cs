using System.Globalization;
using System.IO.Compression;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class ClpTests : LinearProgramMethodConformance
{
    public ClpTests() => Assert.SkipUnless(Clp.IsAvailable, "needs the shared library of CLP: apt install coinor-libclp1");

    protected override ILinearProgramMethod Method { get; } = new Clp { Completion = new TableauSimplex() };

    // Row duals, reduced costs and value are given for the program's own sense; CLP sees minimizations only.
    [Fact]
    public void Gives_certificates_of_its_own_for_optima_with_and_without_presolve()
    {
        foreach (KnownProgram known in KnownPrograms.All.Where(known => known.Value is { } value && value < Rational.Parse("1e12")))
        {
            foreach (bool presolve in (bool[])[true, false])
            {
                LinearProgramSolution answer = new Clp { Presolve = presolve }.Solve(known.Program);
                Assert.Equal((LinearProgramStatus.Optimal, LinearProgramCertificate.Given), (answer.Status, answer.Certificate));
                LinearProgramAuditReport report = LinearProgramAudit.Check(known.Program, answer, new() { Mode = AuditMode.Floating });
                Assert.True(report.Passed, $"{known.Name}: {report.Reason}");
            }
        }
    }

    [Fact]
    public void Its_basis_needs_no_repair_and_one_with_upper_and_lower_exchanged_does()
    {
        LinearProgram program = KnownPrograms.MatrixGame(12);
        LinearProgramSolution answer = new Clp().Solve(program);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
        Assert.True(report is { Passed: true, Exact: true, Repaired: false }, report.Reason);

        KnownProgram ranges = KnownPrograms.All.Single(known => known.Name == "ranges on both sides");
        LinearProgramSolution right = new Clp().Solve(ranges.Program);
        Assert.False(LinearProgramAudit.Check(ranges.Program, right).Repaired);
        Assert.True(LinearProgramAudit.Check(ranges.Program, right with { Basis = Exchanged(right.Basis!) }).Repaired);
    }

    [Fact]
    public void Says_that_a_certificate_is_unavailable_or_who_completed_it()
    {
        LinearProgram program = KnownPrograms.All.Single(known => known.Name == "an empty row that cannot hold").Program;
        LinearProgramSolution bare = new Clp().Solve(program);
        Assert.Equal((LinearProgramStatus.Infeasible, LinearProgramCertificate.Unavailable), (bare.Status, bare.Certificate));
        Assert.Contains("unavailable", bare.Explain(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => bare.FarkasMultipliers);

        LinearProgramSolution completed = Method.Solve(program);
        Assert.Equal((LinearProgramCertificate.Completed, "tableau-simplex", "clp"), (completed.Certificate, completed.CompletedBy, completed.Method));
        Assert.Contains("tableau-simplex gives Farkas multipliers", completed.Explain(), StringComparison.Ordinal);
        Assert.True(LinearProgramAudit.Check(program, completed, new() { Mode = AuditMode.Floating }).Passed);
    }

    [Fact]
    public void What_is_proved_counts_against_its_word()
    {
        KnownProgram hard = KnownPrograms.All.Single(known => known.Name == "Klee-Minty cube in 12 dimensions");
        LinearProgramSolution answer = Method.Solve(hard.Program);
        Assert.Equal((LinearProgramStatus.Optimal, LinearProgramCertificate.Completed), (answer.Status, answer.Certificate));
        Assert.Contains("CLP says", answer.Advice, StringComparison.Ordinal);
        LinearProgramSolution stopped = new Clp { Completion = new TableauSimplex { MaxPivots = 0 } }.Solve(hard.Program);
        Assert.Equal(LinearProgramCertificate.Unavailable, stopped.Certificate);
        Assert.Contains("limit", stopped.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_at_the_pivot_limit_without_a_claim() => Assert.Equal(
        LinearProgramStatus.PivotLimit, new Clp { MaxPivots = 1 }.Solve(KnownPrograms.MatrixGame(20)).Status);

    [Fact]
    public void A_pivot_limit_beyond_what_CLP_counts_is_none() =>
        Assert.True(new Clp { MaxPivots = 1L << 32 }.Solve(KnownPrograms.MatrixGame(5)).IsOptimal);

    [Fact]
    public void Claims_nothing_when_bounds_are_beyond_what_it_holds()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        builder.AddVariable(0, 1e28, 1, "far");
        LinearProgramSolution answer = new Clp().Solve(builder.Build());
        Assert.Equal(LinearProgramStatus.NumericalTrouble, answer.Status);
        Assert.Contains("variable far", answer.Advice, StringComparison.Ordinal);
    }

    [LongFact]
    public void Gives_up_a_long_solve_when_cancelled_or_out_of_time()
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the Netlib files");
        LinearProgram program = Read("dfl001");
        Assert.Equal(LinearProgramStatus.TimeLimit, new Clp { TimeLimit = TimeSpan.FromMilliseconds(50) }.Solve(program).Status);

        // The solve takes seconds: by then it has begun.
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(300));
        Assert.Equal(LinearProgramStatus.Cancelled, new Clp { Presolve = false }.Solve(program, source.Token).Status);
    }

    [LongFact]
    public void Reaches_the_published_optima_of_netlib_with_certificates()
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the Netlib files");
        string[] slow = ["dfl001", "pilot87"];
        IEnumerable<string[]> lines = File.ReadLines(TestData.PathOf("data", "netlib", "optimal.csv")).Skip(1).Select(line => line.Split(','));
        foreach (string[] line in lines.Where(line => !slow.Contains(line[0]) && File.Exists(PathOf(line[0]))))
        {
            double optimum = double.Parse(line[1], CultureInfo.InvariantCulture);
            LinearProgramSolution answer = new Clp().Solve(Read(line[0]));
            Assert.True(answer is { IsOptimal: true, Certificate: LinearProgramCertificate.Given }, $"{line[0]}: {answer.Explain()}");
            Assert.True(Math.Abs(answer.Value - optimum) <= 1e-9 * Math.Abs(optimum), $"{line[0]}: {answer.Value:R}");
        }
    }

    private static LinearProgramBasis Exchanged(LinearProgramBasis basis)
    {
        static BasisStatus Exchange(BasisStatus status) => status switch
        {
            BasisStatus.AtLower => BasisStatus.AtUpper,
            BasisStatus.AtUpper => BasisStatus.AtLower,
            _ => status,
        };
        return new(basis.Variables.Select(Exchange).ToSequence(), basis.Rows.Select(Exchange).ToSequence());
    }

    private static string PathOf(string name) => TestData.PathOf("data", "netlib", $"{name}.mps.gz");

    private static LinearProgram Read(string name)
    {
        using FileStream file = File.OpenRead(PathOf(name));
        using GZipStream text = new(file, CompressionMode.Decompress);
        using StreamReader reader = new(text);
        return new MpsReader().Read(reader);
    }
}
