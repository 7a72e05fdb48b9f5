using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>Random small programs: the method against exact arithmetic, with every certificate audited.</summary>
public sealed class RandomProgramTests
{
    private static readonly ExactSimplex Oracle = new();

    // The path of tiny programs, and the one of large programs that never sees such small ones by itself.
    private static readonly ILinearProgramMethod[] Methods = [new RevisedSimplex(), new RevisedSimplex { MaxDenseCells = 0 }];

    [Fact]
    public void A_thousand_have_the_status_of_exact_arithmetic_and_certificates_that_the_audit_accepts() =>
        Prop.ForAll(RandomProgram.Any, subject => Agree(Methods, subject)).Check(Laws.Config.WithMaxTest(1_000));

    [LongFact]
    public void A_hundred_thousand_have_the_status_of_exact_arithmetic_and_certificates_that_the_audit_accepts()
    {
        const int Parts = 20;
        Parallel.For(0, Parts, part => Prop.ForAll(RandomProgram.Any, subject => Agree(Methods, subject))
            .Check(Laws.ConfigOf(part).WithMaxTest(100_000 / Parts)));
    }

    [Fact]
    public void Every_family_reaches_every_status_that_it_names_and_no_other()
    {
        Assert.All(ProgramFamily.All, family =>
        {
            RandomProgram[] sample = [.. Laws.Sample(RandomProgram.Any.Generator, 50, 60).Select(subject => subject with { Family = family })];
            Assert.Equal(
                family.Statuses.Order(), sample.Select(subject => Oracle.Solve(subject.Program).Status).Distinct().Order());
        });
    }

    [Fact]
    public void Codes_of_zeros_are_programs_too_and_shrinking_ends_there()
    {
        RandomProgram subject = Laws.Sample(RandomProgram.Any.Generator, 50, 1)[0];
        while (RandomProgram.Any.Shrinker(subject).FirstOrDefault() is { } simpler)
        {
            subject = simpler;
        }

        Assert.All(subject.Code, number => Assert.Equal(0, number));
        Assert.All(ProgramFamily.All, family =>
        {
            RandomProgram simplest = subject with { Family = family };
            Assert.Contains(Oracle.Solve(simplest.Program).Status, family.Statuses);
            Assert.Contains(family.Name, simplest.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Reaches_what_presolves_trip_over()
    {
        LinearProgram[] sample = [.. Laws.Sample(RandomProgram.Any.Generator, 50, 600).Select(subject => subject.Program)];
        Assert.Contains(sample, program => program.RowCount == 0);
        Assert.Contains(sample, HasEmptyRow);
        Assert.Contains(sample, program => program.CoefficientCount > 0 && HasEmptyColumn(program));
        Assert.Contains(sample, program => Enumerable.Range(0, program.VariableCount).Any(
            variable => program.VariableLower[variable] == program.VariableUpper[variable]));
        Assert.Contains(sample, program => program.VariableLower.Zip(program.VariableUpper).Any(
            pair => double.IsInfinity(pair.First) && double.IsInfinity(pair.Second)));
        Assert.Contains(sample, program => program.RowLower.Zip(program.RowUpper).Any(
            pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second) && pair.First < pair.Second));
    }

    [Fact]
    public void The_law_refutes_a_method_that_is_wrong_one_time_in_many()
    {
        // As the released presolve: some persuasion programs are called unbounded.
        AlteredMethod rarelyWrong = new(new TableauSimplex(), (program, answer) => answer.IsOptimal && program.RowCount > 40
            ? new() { Status = LinearProgramStatus.Unbounded, Method = "bad", Basis = answer.Basis, Primal = answer.Primal, Ray = answer.Primal }
            : answer);
        PlantedLaw.RequireFalsified(() => Prop.ForAll(RandomProgram.Any, subject => Agree([rarelyWrong], subject))
            .Check(Laws.Config.WithMaxTest(1_000)));
    }

    private static Property Agree(IEnumerable<ILinearProgramMethod> methods, RandomProgram subject)
    {
        LinearProgramStatus exact = Oracle.Solve(subject.Program).Status;
        return methods.Select(method => method.Solve(subject.Program))
            .Select(answer => RandomProgramLaw.Holds(answer, subject).And((answer.Status == exact).Label($"exact arithmetic says {exact}")))
            .Aggregate((left, right) => left.And(right));
    }

    private static bool HasEmptyRow(LinearProgram program) =>
        Enumerable.Range(0, program.RowCount).Any(row => program.RowIndices.All(index => index != row));

    private static bool HasEmptyColumn(LinearProgram program) =>
        Enumerable.Range(0, program.VariableCount).Any(variable => program.ColumnRows(variable).IsEmpty);
}
