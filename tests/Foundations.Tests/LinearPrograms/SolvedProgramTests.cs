using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class SolvedProgramTests
{
    [Fact]
    public void Audits_the_exact_numbers_behind_the_doubles_that_were_solved()
    {
        SolvedProgram solved = SolvedProgram.Solve("a third", new Thirds(1), new RevisedSimplex());

        Assert.Equal(new Rational(1, 3), solved.Audit().ExactValue);
        Assert.True(solved.Audit().Passed);
        Assert.NotEqual(new Rational(1, 3), LinearProgramAudit.Check(solved.Program, solved.Solution).ExactValue);
    }

    [Fact]
    public void The_exact_method_solves_the_exact_numbers() =>
        Assert.Equal(new Rational(1, 3), LinearProgramAudit.Check(
            SolvedProgram.Solve("a third", new Thirds(1), new ExactSimplex()).Program,
            SolvedProgram.Solve("a third", new Thirds(1), new ExactSimplex()).Solution).ExactValue);

    // Planted: rows in doubles that are not those of the exact numbers.
    [Fact]
    public void A_source_whose_two_programs_differ_is_refuted() =>
        Assert.Equal(AuditVerdict.Refuted, SolvedProgram.Solve("wrong", new Thirds(2), new RevisedSimplex()).Audit().Verdict);

    [Fact]
    public void Beyond_the_limit_of_exact_audits_the_program_is_checked_as_solved()
    {
        SolvedProgram solved = SolvedProgram.Solve("wrong", new Thirds(2), new RevisedSimplex());

        Assert.True(solved.Audit(new() { Mode = AuditMode.Floating }) is { Passed: true, Exact: false });
        Assert.True(solved.Audit(new() { MaximumRows = 0 }) is { Passed: true, Exact: false });
    }

    private sealed record Thirds(int Numerator) : IProgramSource
    {
        public LinearProgram Write() => Written(ProgramNumbers.Doubles, Numerator);

        public LinearProgram WriteExactly() => Written(ProgramNumbers.Rationals, 1);

        private static LinearProgram Written<T>(ProgramNumbers<T> numbers, int numerator)
            where T : struct, System.Numerics.IAdditionOperators<T, T, T>, System.Numerics.IAdditiveIdentity<T, T>, System.Numerics.IMultiplicativeIdentity<T, T>
        {
            LinearProgramWriter<T> writer = new(ObjectiveSense.Maximize, numbers);
            writer.AddVariables(1);
            writer.SetCost(0, T.MultiplicativeIdentity);
            writer.BeginAtMost(numbers.From(new Rational(numerator, 3)));
            writer.Put(0, T.MultiplicativeIdentity);
            return writer.Write();
        }
    }
}
