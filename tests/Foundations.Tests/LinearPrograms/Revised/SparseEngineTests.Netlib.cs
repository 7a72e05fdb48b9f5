using System.Globalization;
using System.IO.Compression;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <content>The Netlib set without presolve, against optimal values of HiGHS 1.15.1, on which CLP agrees.</content>
public sealed partial class SparseEngineTests
{
    private static readonly string[] Quick =
    [
        "adlittle", "afiro", "agg2", "beaconfd", "boeing1", "bore3d", "brandy", "e226", "forplan", "kb2", "lotfi", "scorpion", "share1b", "standgub", "tuff",
    ];

    private static readonly LinearProgramAuditOptions Floating = new() { Mode = AuditMode.Floating };

    [Fact]
    public void Small_netlib_problems_reach_the_published_optimum() => CheckOptima(Quick);

    [LongFact]
    public void All_netlib_problems_reach_the_published_optimum() => CheckOptima([.. Optima().Keys]);

    // The objective must be better than it can be by a hundredth.
    [Fact]
    public void Small_netlib_problems_with_too_tight_a_budget_are_infeasible() => CheckBudgets(Quick, 1e-2);

    [LongFact]
    public void Middle_netlib_problems_with_too_tight_a_budget_are_infeasible() =>
        CheckBudgets(["25fv47", "bnl2", "cycle", "czprob", "d6cube", "ganges", "greenbea", "perold", "pilotnov", "woodw"], 1e-2);

    [LongFact]
    public void Cancelling_stops_within_a_factorization()
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the Netlib files");
        SparseEngine engine = new(SimplexModel.From(ReadNetlib("pilot87")));
        using CancelAt canceller = new(pivots: 500);
        Assert.Equal(LinearProgramStatus.Cancelled, engine.Solve(new(long.MaxValue, Timeout.InfiniteTimeSpan, canceller, canceller.Token)));
        Assert.Equal(canceller.At, engine.Pivots);
    }

    private static Dictionary<string, double> Optima()
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the Netlib files");
        return File.ReadLines(TestData.PathOf("data", "netlib", "optimal.csv")).Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    private static LinearProgram ReadNetlib(string name)
    {
        using FileStream file = File.OpenRead(TestData.PathOf("data", "netlib", $"{name}.mps.gz"));
        using GZipStream text = new(file, CompressionMode.Decompress);
        using StreamReader reader = new(text);
        return new MpsReader().Read(reader);
    }

    private void CheckOptima(string[] names)
    {
        Dictionary<string, double> optima = Optima();
        foreach (string name in names)
        {
            LinearProgram program = ReadNetlib(name);
            LinearProgramSolution answer = Method.Solve(program);
            Assert.True(answer.IsOptimal, $"{name}: {answer.Explain()}");
            Assert.True(Math.Abs(answer.Value - optima[name]) <= 1e-9 * Math.Abs(optima[name]), $"{name}: {answer.Value:R}");

            // With few rows the exact audit costs nothing, and decides where sums over many columns leave the floating one in doubt.
            LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer, program.RowCount < 100 ? new() : Floating);
            Assert.True(report.Passed && report.PrimalResidual <= 1e-12 && report.DualResidual <= 1e-12, $"{name}: {report.Reason}");
        }
    }

    private void CheckBudgets(string[] names, double share)
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the Netlib files");
        Dictionary<string, double> optima = Optima();
        foreach (string name in names)
        {
            LinearProgram program = WithBudget(ReadNetlib(name), optima[name] - (share * Math.Abs(optima[name])));
            LinearProgramSolution answer = Method.Solve(program);
            Assert.True(answer.Status == LinearProgramStatus.Infeasible, $"{name}: {answer.Explain()}");
            LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer, Floating);
            Assert.True(report.Passed, $"{name}: {report.Reason}");
        }
    }

    private static LinearProgram WithBudget(LinearProgram program, double budget)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            builder.AddVariable(program.VariableLower[variable], program.VariableUpper[variable], program.Costs[variable]);
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            builder.AddRow(program.RowLower[row], program.RowUpper[row]);
        }

        int cap = builder.AddRow(double.NegativeInfinity, budget - program.ObjectiveConstant);
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            for (int position = 0; position < rows.Length; position++)
            {
                builder.SetCoefficient(rows[position], variable, program.ColumnCoefficients(variable)[position]);
            }

            builder.SetCoefficient(cap, variable, program.Costs[variable]);
        }

        return builder.Build();
    }

    private sealed class CancelAt(long pivots) : IProgress<LinearProgramProgress>, IDisposable
    {
        private readonly CancellationTokenSource source = new();

        public CancellationToken Token => source.Token;

        public long At { get; private set; }

        public void Report(LinearProgramProgress value)
        {
            if (value.Pivots >= pivots && !source.IsCancellationRequested)
            {
                At = value.Pivots;
                source.Cancel();
            }
        }

        public void Dispose() => source.Dispose();
    }
}
