using System.Globalization;
using System.IO.Compression;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>The Netlib set against optimal values of HiGHS 1.15.1, on which CLP agrees.</summary>
public sealed class NetlibTests
{
    // One equation, one inequality and a bound of each kind live in these; all are small.
    private static readonly string[] Quick =
    [
        "adlittle", "afiro", "agg2", "agg3", "beaconfd", "blend", "boeing1", "bore3d", "brandy", "e226", "forplan", "kb2", "lotfi",
        "sc105", "sc205", "sc50b", "scagr25", "scfxm1", "scorpion", "scsd6", "share1b", "share2b", "tuff",
    ];

    private static readonly string[] Slow =
    [
        "25fv47", "czprob", "degen2", "fffff800", "finnis", "fit1p", "fit2d", "ganges", "grow22", "grow7", "modszk1", "perold", "scfxm2",
        "scrs8", "sctap2", "ship04l", "ship04s", "sierra", "stair", "standgub", "standmps", "wood1p",
    ];

    [Fact]
    public void Small_problems_reach_the_published_optimum_and_pass_the_exact_audit() => Check(Quick, new());

    [LongFact]
    public void Middle_problems_reach_the_published_optimum_and_pass_the_audit() => Check(Slow, new());

    private static void Check(string[] names, LinearProgramAuditOptions options)
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the Netlib files");
        Dictionary<string, double> optima = File.ReadLines(TestData.PathOf("data", "netlib", "optimal.csv")).Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        foreach (string name in names)
        {
            LinearProgram program = Read(name);
            LinearProgramSolution answer = new TableauSimplex().Solve(program);
            Assert.True(answer.IsOptimal, $"{name}: {answer.Explain()}");
            Assert.True(Math.Abs(answer.Value - optima[name]) <= 1e-9 * Math.Abs(optima[name]), $"{name}: {answer.Value:R}");
            LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer, options);
            Assert.True(report.Passed && report.PrimalResidual <= 1e-12 && report.DualResidual <= 1e-12, $"{name}: {report.Reason}");
        }
    }

    private static LinearProgram Read(string name)
    {
        using FileStream file = File.OpenRead(TestData.PathOf("data", "netlib", $"{name}.mps.gz"));
        using GZipStream text = new(file, CompressionMode.Decompress);
        using StreamReader reader = new(text);
        return new MpsReader().Read(reader);
    }
}
