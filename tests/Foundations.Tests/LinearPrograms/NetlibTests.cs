using System.Globalization;
using System.IO.Compression;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>The Netlib set against optimal values of HiGHS 1.15.1, on which CLP agrees.</summary>
public sealed class NetlibTests
{
    // Ranges, bounds of every kind and a constant live in these; all are small.
    private static readonly string[] Quick =
    [
        "adlittle", "afiro", "agg2", "beaconfd", "blend", "boeing1", "bore3d", "brandy", "e226", "forplan", "kb2", "lotfi", "sc50b",
        "scorpion", "share2b", "tuff",
    ];

    private const int ExactRows = 2_000;

    private static readonly RevisedSimplex Revised = new();

    // The residuals of pilot87 and their like are checked in the floating audit; so many rows are beyond the exact one's default.
    private static readonly LinearProgramAuditOptions Generous = new() { TimeLimit = TimeSpan.FromMinutes(1) };

    [Fact]
    public void Small_problems_reach_the_published_optimum_and_pass_the_exact_audit() =>
        Check(Revised, Optima().Where(optimum => Quick.Contains(optimum.Key)));

    [Fact]
    public void The_tableau_reaches_them_too() =>
        Check(new TableauSimplex(), Optima().Where(optimum => Quick.Contains(optimum.Key)).Take(6));

    // The objective of fit2d has 10,500 terms.
    [Fact]
    public void The_floating_audit_confirms_them_and_a_problem_with_long_sums() => Assert.All(
        Optima().Keys.Where(name => name == "fit2d" || Quick.Contains(name)),
        name =>
        {
            LinearProgram program = Read(name);
            LinearProgramAuditReport report = LinearProgramAudit.Check(program, Revised.Solve(program), new() { Mode = AuditMode.Floating });
            Assert.True(report.Passed, $"{name}: {report.Reason}");
        });

    [LongFact]
    public void Every_other_problem_reaches_the_published_optimum_and_passes_the_audit() =>
        Check(Revised, Optima().Where(optimum => !Quick.Contains(optimum.Key)));

    [LongFact]
    public void Without_presolve_the_middle_ones_reach_it_as_well() => Check(
        Revised with { Presolve = false }, Optima().Where(optimum => !Quick.Contains(optimum.Key) && SizeOf(optimum.Key) < 40_000));

    private static void Check(ILinearProgramMethod method, IEnumerable<KeyValuePair<string, double>> optima)
    {
        foreach ((string name, double optimum) in optima)
        {
            LinearProgram program = Read(name);
            LinearProgramSolution answer = method.Solve(program);
            Assert.True(answer.IsOptimal, $"{name}: {answer.Explain()}");
            Assert.True(Math.Abs(answer.Value - optimum) <= 1e-9 * Math.Abs(optimum), $"{name}: {answer.Value:R}");
            LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer, Generous);
            Assert.True(report.Passed && (report.Exact || program.RowCount > ExactRows), $"{name}: {report.Reason}");
            Assert.True(
                report.PrimalResidual <= 1e-12 && report.DualResidual <= 1e-12, $"{name}: {report.PrimalResidual} {report.DualResidual}");
        }
    }

    private static Dictionary<string, double> Optima()
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the Netlib files");
        return File.ReadLines(TestData.PathOf("data", "netlib", "optimal.csv")).Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    private static long SizeOf(string name) => new FileInfo(PathOf(name)).Length;

    private static string PathOf(string name) => TestData.PathOf("data", "netlib", $"{name}.mps.gz");

    private static LinearProgram Read(string name)
    {
        using FileStream file = File.OpenRead(PathOf(name));
        using GZipStream text = new(file, CompressionMode.Decompress);
        using StreamReader reader = new(text);
        return new MpsReader().Read(reader);
    }
}
