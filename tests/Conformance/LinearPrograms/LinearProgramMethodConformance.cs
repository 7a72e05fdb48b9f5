using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>What every linear-programming method must do. To join: derive, and name the method.</summary>
public abstract class LinearProgramMethodConformance
{
    protected abstract ILinearProgramMethod Method { get; }

    [Fact]
    public void Answers_the_known_programs_with_their_status_and_value()
    {
        foreach (KnownProgram known in KnownPrograms.All)
        {
            LinearProgramSolution answer = Method.Solve(known.Program);
            Assert.True(known.Status == answer.Status, $"{known.Name}: {answer.Explain()}");
            if (known.Value is { } value)
            {
                Assert.True(
                    !Tolerances.Optimality.Exceeds(Math.Abs(answer.Value - value.ToDouble()), value.ToDouble()),
                    $"{known.Name}: expected {value}, got {answer.Value:R}");
            }
        }
    }

    [Fact]
    public void Brings_evidence_for_the_known_programs_that_the_exact_audit_accepts()
    {
        foreach (KnownProgram known in KnownPrograms.All)
        {
            LinearProgramAuditReport report = LinearProgramAudit.Check(known.Program, Method.Solve(known.Program));
            Assert.True(report.Passed && report.Exact, $"{known.Name}: {report.Reason}");
            Assert.True(known.Value is null || known.Value == report.ExactValue, $"{known.Name}: {report.ExactValue}");
        }
    }

    [Fact]
    public void Brings_evidence_for_the_known_programs_that_the_floating_audit_accepts()
    {
        LinearProgramAuditOptions options = new() { Mode = AuditMode.Floating };
        foreach (KnownProgram known in KnownPrograms.All)
        {
            LinearProgramAuditReport report = LinearProgramAudit.Check(known.Program, Method.Solve(known.Program), options);
            Assert.True(report.Passed && !report.Exact, $"{known.Name}: {report.Reason}");
        }
    }

    [Fact]
    public void Agrees_with_vertex_enumeration_in_rationals_on_random_small_programs() =>
        Prop.ForAll(SmallProgram.Any, subject =>
        {
            LinearProgram program = subject.Program;
            (LinearProgramStatus status, Rational value) = VertexEnumeration.Solve(program);
            LinearProgramSolution answer = Method.Solve(program);
            LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
            return (answer.Status == status).Label($"status should be {status}: {answer.Explain()}")
                .And((status != LinearProgramStatus.Optimal || report.ExactValue == value).Label($"value should be {value}"))
                .And(report.Passed.Label(report.Reason));
        }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Gives_random_programs_of_every_family_a_status_that_the_exact_audit_proves() =>
        Prop.ForAll(RandomProgram.Any, subject => RandomProgramLaw.Holds(Method, subject)).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Row_duals_and_reduced_costs_are_the_slopes_of_the_value()
    {
        // maximize 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: at (2, 6) the second and third rows bind.
        LinearProgram program = KnownPrograms.Packing([3, 5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18]);
        LinearProgramSolution answer = Method.Solve(program);
        Assert.Equal([2, 6], answer.Primal.Select(Rounded));
        Assert.Equal([0, 1.5, 1], answer.RowDuals.Select(Rounded));
        Assert.Equal([0, 0], answer.ReducedCosts.Select(Rounded));
    }

    [Fact]
    public void A_cancelled_token_stops_the_work_and_the_answer_says_so()
    {
        LinearProgramSolution answer = Method.Solve(KnownPrograms.All[0].Program, new CancellationToken(canceled: true));
        Assert.Equal(LinearProgramStatus.Cancelled, answer.Status);
        Assert.Throws<InvalidOperationException>(() => answer.Value);
    }

    [Fact]
    public void Gives_the_same_answer_again_and_on_several_threads()
    {
        LinearProgramSolution[] first = [.. KnownPrograms.All.Select(known => Solve(known.Program))];
        Parallel.For(0, 4 * first.Length, index =>
            Assert.Equal(first[index % first.Length], Solve(KnownPrograms.All[index % first.Length].Program)));
    }

    [Fact]
    public void Rejects_a_missing_program() => Assert.Throws<ArgumentNullException>(() => Method.Solve(null!));

    private static double Rounded(double value) => Math.Round(value, 9) + 0.0;

    private LinearProgramSolution Solve(LinearProgram program) => Method.Solve(program) with { Elapsed = default };
}
