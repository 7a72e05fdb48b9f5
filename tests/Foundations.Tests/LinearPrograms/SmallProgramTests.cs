using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>Shows that the generator of the conformance suite reaches what it is there for.</summary>
public sealed class SmallProgramTests
{
    private static readonly LinearProgram[] Sample = [.. Laws.Sample(SmallProgram.Any.Generator, 50, 400).Select(subject => subject.Program)];

    [Fact]
    public void Reaches_every_status()
    {
        ILookup<LinearProgramStatus, LinearProgram> byStatus = Sample.ToLookup(program => VertexEnumeration.Solve(program).Status);
        Assert.All(
            [LinearProgramStatus.Optimal, LinearProgramStatus.Infeasible, LinearProgramStatus.Unbounded],
            status => Assert.True(byStatus[status].Count() > 20));
    }

    [Fact]
    public void Reaches_ties_and_boundaries()
    {
        Assert.Contains(Sample, program => program.RowCount == 0);
        Assert.Contains(Sample, program => program.CoefficientCount == 0 && program.RowCount > 0);
        Assert.Contains(Sample, program => program.Costs.All(cost => cost == 0));
        Assert.Contains(Sample, program => HasEqualRows(program));
        Assert.Contains(Sample, program => Enumerable.Range(0, program.VariableCount).Any(
            variable => program.VariableLower[variable] == program.VariableUpper[variable]));
        Assert.Contains(Sample, program => Enumerable.Range(0, program.VariableCount).Any(
            variable => double.IsInfinity(program.VariableLower[variable]) && double.IsInfinity(program.VariableUpper[variable])));
    }

    private static bool HasEqualRows(LinearProgram program) => Enumerable.Range(0, program.RowCount)
        .Select(row => string.Join(' ', Enumerable.Range(0, program.VariableCount).Select(variable =>
        {
            int position = program.ColumnRows(variable).IndexOf(row);
            return position < 0 ? 0 : program.ColumnCoefficients(variable)[position];
        })))
        .GroupBy(row => row)
        .Any(group => group.Count() > 1 && group.Key.Any(character => character is > '0' and <= '9'));
}
