using System.Globalization;
using System.IO.Compression;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Presolving;
using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Presolving;

/// <summary>Presolve on the Netlib set: what is left, and that no pivot is needed on the whole after the way back.</summary>
public sealed class PresolverNetlibTests
{
    // Rows, columns and coefficients left; a regression guard, to be lowered when presolve gets better.
    [Theory]
    [InlineData("adlittle", 53, 94, 372)]
    [InlineData("afiro", 17, 24, 64)]
    [InlineData("beaconfd", 48, 102, 1022)]
    [InlineData("bore3d", 36, 50, 300)]
    [InlineData("scorpion", 183, 168, 932)]
    [InlineData("standgub", 250, 326, 873)]
    [InlineData("tuff", 176, 420, 3871)]
    public void Reduces_at_least_as_far_as_it_did_and_restores_exactly(string name, int rows, int columns, int coefficients)
    {
        LinearProgram program = Read(name);
        PresolvedSolve solve = new(program);
        Assert.True(
            solve.Reduced.RowCount <= rows && solve.Reduced.VariableCount <= columns && solve.Reduced.CoefficientCount <= coefficients,
            $"{name}: {solve.Reduced}");
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, solve.Answer!);
        Assert.True(report is { Passed: true, Exact: true, Repaired: false }, $"{name}: {report.Reason}");
    }

    [LongFact]
    public void No_pivot_is_needed_on_the_whole_and_the_value_is_the_published_one()
    {
        long pivots = 0;
        int rows = 0;
        foreach ((string name, double optimum) in Optima().Where(entry => entry.Name != "dfl001"))
        {
            LinearProgram program = Read(name);
            SimplexModel full = SimplexModel.From(program);
            PresolveResult result = Presolver.Run(full);
            Assert.Equal(PresolveVerdict.Reduced, result.Verdict);
            Postsolution restored = Solve(name, result);
            SparseEngine engine = new(full);
            engine.SetBasis(restored.Columns, restored.Rows);
            Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
            double value = program.ObjectiveConstant + (full.Sign * engine.Objective);
            Assert.True(Math.Abs(value - optimum) <= 1e-9 * Math.Abs(optimum), $"{name}: {value:R}");
            Assert.Equal(full.Rows, restored.Columns.Concat(restored.Rows).Count(status => status == BasisStatus.Basic));
            RequireOptimal(name, program, restored);
            (pivots, rows) = (pivots + engine.Pivots, rows + result.Report.Rows);
        }

        Assert.Equal(0, pivots);
        Assert.True(rows >= 13_800, $"{rows} rows removed");
    }

    // The restored vectors by themselves, before any engine polishes them.
    private static void RequireOptimal(string name, LinearProgram program, Postsolution restored)
    {
        double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        LinearProgramSolution claim = new()
        {
            Status = LinearProgramStatus.Optimal,
            Method = "presolve",
            Value = program.ObjectiveConstant + CompensatedSum.Of([.. restored.Primal.Select((value, column) => value * program.Costs[column])]).Value,
            Primal = restored.Primal.ToSequence(),
            RowDuals = restored.RowDuals.Select(price => sign * price).ToSequence(),
            ReducedCosts = restored.ReducedCosts.Select(price => sign * price).ToSequence(),
        };
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, claim, new() { Mode = AuditMode.Floating });
        Assert.True(report.Verdict != AuditVerdict.Refuted, $"{name}: {report.Reason}");
    }

    private static Postsolution Solve(string name, PresolveResult result)
    {
        SparseEngine engine = new(result.Model);
        LinearProgramStatus status = engine.Solve(default);
        Assert.True(status == LinearProgramStatus.Optimal, $"{name}: {status}");
        BasisStatus[] columns = new BasisStatus[result.Model.Columns];
        BasisStatus[] rows = new BasisStatus[result.Model.Rows];
        engine.CopyBasis(columns, rows);
        return result.Restore(engine.Primal, engine.RowDuals, engine.ReducedCosts, columns, rows);
    }

    private static IEnumerable<(string Name, double Value)> Optima()
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the Netlib files");
        return File.ReadLines(TestData.PathOf("data", "netlib", "optimal.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(fields => (fields[0], double.Parse(fields[1], CultureInfo.InvariantCulture)))
            .Where(entry => File.Exists(TestData.PathOf("data", "netlib", $"{entry.Item1}.mps.gz")));
    }

    private static LinearProgram Read(string name)
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the Netlib files");
        using FileStream file = File.OpenRead(TestData.PathOf("data", "netlib", $"{name}.mps.gz"));
        using GZipStream text = new(file, CompressionMode.Decompress);
        using StreamReader reader = new(text);
        return new MpsReader().Read(reader);
    }
}
