using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>Numbers near both ends of what a double holds: a method may give up, saying what to do, but is never wrong.</summary>
public sealed class ExtremeProgramTests
{
    private const double Infinity = double.PositiveInfinity;
    private static readonly ExactSimplex Oracle = new();

    [Fact]
    public void Three_hundred_are_never_given_a_wrong_status_by_any_way() =>
        Prop.ForAll(ExtremeProgram.Any, subject => NeverWrong(EveryWay.All, subject)).Check(Laws.Config.WithMaxTest(300));

    [LongFact]
    public void Twenty_thousand_are_never_given_a_wrong_status_by_any_way()
    {
        const int Parts = 20;
        Parallel.For(0, Parts, part => Prop.ForAll(ExtremeProgram.Any, subject => NeverWrong(EveryWay.All, subject))
            .Check(Laws.ConfigOf(part).WithMaxTest(20_000 / Parts)));
    }

    [Fact]
    public void The_law_refutes_a_method_that_takes_costs_of_1e_300_for_0()
    {
        Exception? error = Record.Exception(() => Prop.ForAll(ExtremeProgram.Any, subject => NeverWrong([("careless", Careless)], subject))
            .Check(Laws.Config.WithMaxTest(500)));
        Assert.Contains("Label of failing property: careless", error!.Message, StringComparison.Ordinal);
    }

    // Giving up always would be no answer: the ways decide a good part of these, with every status.
    [Fact]
    public void Every_way_decides_many_with_every_status()
    {
        LinearProgram[] sample = [.. Laws.Sample(ExtremeProgram.Any.Generator, 50, 200).Select(subject => subject.Program)];
        Assert.All(EveryWay.All, way =>
        {
            ILookup<LinearProgramStatus, LinearProgram> byStatus = sample.ToLookup(program => way.Solve(program).Status);
            Assert.All(
                [LinearProgramStatus.Optimal, LinearProgramStatus.Infeasible, LinearProgramStatus.Unbounded],
                status => Assert.InRange(byStatus[status].Count(), 10, 200));
        });
    }

    [Fact]
    public void A_cost_that_would_vanish_beside_a_huge_one_still_counts()
    {
        // minimize 1e300·(y1 + …) − 1e-300·x, all ≥ 0, y ≤ 1: unbounded in x.
        AssertNeverWrong(LinearProgramStatus.Unbounded, Crowd(builder => builder.AddVariable(0, 1, 1e300), builder => builder.AddVariable(0, Infinity, -1e-300)));
    }

    [Fact]
    public void Bounds_that_cross_by_1e_300_beside_huge_ones_still_cross() => AssertNeverWrong(
        LinearProgramStatus.Infeasible, Crowd(builder => builder.AddVariable(0, 1e300, 1), builder => builder.AddVariable(1e-300, 0, 1)));

    [Fact]
    public void A_row_near_the_largest_double_is_not_multiplied_by_0() => AssertNeverWrong(
        LinearProgramStatus.Optimal, LinearProgram.FromDense(ObjectiveSense.Minimize, [1], [1.5e308], [1.5e308], [1.5e308], [0], [Infinity]));

    [Fact]
    public void A_contradiction_below_the_digits_of_a_double_is_one() => AssertNeverWrong(
        LinearProgramStatus.Infeasible, LinearProgram.FromDense(ObjectiveSense.Minimize, [1, 1], [1, 1], [1], [1], [1, 1e-20], [Infinity, 1e-20]));

    [Fact]
    public void Numbers_apart_but_within_the_digits_of_a_double_are_solved_by_every_way()
    {
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Maximize, [1, 1e-7], [1, 0, 1e6, 1e-6], [-Infinity, -Infinity], [3e7, 1e-6], [0, 0], [Infinity, 1e-6]);
        LinearProgramStatus exact = Oracle.Solve(program).Status;
        Assert.All(EveryWay.All, way => Assert.Equal(exact, way.Solve(program).Status));
    }

    [Fact]
    public void A_token_stops_the_exact_proof_that_such_programs_need()
    {
        LinearProgram program = LinearProgram.FromDense(ObjectiveSense.Minimize, [1], [1], [0], [1e300], [1e-300], [1]);
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Equal(LinearProgramStatus.Cancelled, new RevisedSimplex().Solve(program, source.Token).Status);
    }

    private static LinearProgram Crowd(Func<LinearProgramBuilder, int> member, Func<LinearProgramBuilder, int> other)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int row = builder.AddRow(0, Infinity);
        for (int count = 0; count < 20; count++)
        {
            builder.SetCoefficient(row, member(builder), 1);
        }

        builder.SetCoefficient(row, other(builder), 1);
        return builder.Build();
    }

    private static void AssertNeverWrong(LinearProgramStatus expected, LinearProgram program)
    {
        Assert.Equal(expected, Oracle.Solve(program).Status);
        Assert.All(EveryWay.All, way => Assert.Equal(string.Empty, Fault(way, program, expected)));
    }

    private static Property NeverWrong(IEnumerable<(string Name, Func<LinearProgram, LinearProgramSolution> Solve)> ways, ExtremeProgram subject)
    {
        LinearProgram program = subject.Program;
        LinearProgramStatus exact = Oracle.Solve(program).Status;
        string faults = string.Join("; ", ways.Select(way => Fault(way, program, exact)).Where(fault => fault.Length > 0));
        return (faults.Length == 0).Label(faults);
    }

    // Where a value or an entry is beyond the doubles, the exact method gives up as well, and there is nothing to compare with.
    private static string Fault((string Name, Func<LinearProgram, LinearProgramSolution> Solve) way, LinearProgram program, LinearProgramStatus exact)
    {
        LinearProgramSolution answer = way.Solve(program);
        if (answer.Status == LinearProgramStatus.NumericalTrouble)
        {
            return answer.Advice.Length > 0 ? string.Empty : $"{way.Name} gives up without advice";
        }

        if (answer.Status != exact && exact != LinearProgramStatus.NumericalTrouble)
        {
            return $"{way.Name} says {answer.Status}, exact arithmetic {exact}";
        }

        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
        return report.Passed ? string.Empty : $"{way.Name}: {report.Reason}";
    }

    // As if scaling had made them 0.
    private static LinearProgramSolution Careless(LinearProgram program)
    {
        LinearProgramBuilder builder = new(program.Sense);
        for (int row = 0; row < program.RowCount; row++)
        {
            builder.AddRow(program.RowLower[row], program.RowUpper[row]);
        }

        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            double cost = Math.Abs(program.Costs[variable]) < 1e-200 ? 0 : program.Costs[variable];
            builder.AddVariable(program.VariableLower[variable], program.VariableUpper[variable], cost);
            for (int entry = 0; entry < program.ColumnRows(variable).Length; entry++)
            {
                builder.SetCoefficient(program.ColumnRows(variable)[entry], variable, program.ColumnCoefficients(variable)[entry]);
            }
        }

        return new RevisedSimplex().Solve(builder.Build());
    }
}
