using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

public sealed partial class SparseEngineTests : LinearProgramMethodConformance
{
    private static readonly SimplexLimits NoLimits = new(long.MaxValue, Timeout.InfiniteTimeSpan, null, CancellationToken.None);

    protected override ILinearProgramMethod Method { get; } = new SparseEngineMethod();

    [Fact]
    public void A_thousand_random_programs_have_the_status_of_exact_arithmetic_and_certificates_that_the_audit_accepts() =>
        Prop.ForAll(RandomProgram.Any, subject => RandomProgramLaw.Holds(Method, subject)).Check(Laws.Config.WithMaxTest(1_000));

    [LongFact]
    public void Twenty_thousand_random_programs_have_the_status_of_exact_arithmetic_and_certificates_that_the_audit_accepts() =>
        Prop.ForAll(RandomProgram.Any, subject => RandomProgramLaw.Holds(Method, subject)).Check(Laws.ConfigOf(1).WithMaxTest(20_000));

    [Fact]
    public void The_law_refutes_prices_that_were_left_in_scaled_units()
    {
        AlteredMethod scaledPrices = new(Method, (_, answer) => !answer.IsOptimal
            ? answer
            : answer with { RowDuals = answer.RowDuals.Select(price => 2 * price).ToSequence() });
        PlantedLaw.RequireFalsified(() => Prop.ForAll(RandomProgram.Any, subject => RandomProgramLaw.Holds(scaledPrices, subject))
            .Check(Laws.Config.WithMaxTest(1_000)));
    }

    [Fact]
    public void The_law_refutes_multipliers_of_the_wrong_sign()
    {
        AlteredMethod wrongSign = new(Method, (_, answer) => answer.Status != LinearProgramStatus.Infeasible
            ? answer
            : answer with { FarkasMultipliers = answer.FarkasMultipliers.Select(multiplier => -multiplier).ToSequence() });
        PlantedLaw.RequireFalsified(() => Prop.ForAll(RandomProgram.Any, subject => RandomProgramLaw.Holds(wrongSign, subject))
            .Check(Laws.Config.WithMaxTest(1_000)));
    }

    [Fact]
    public void A_limit_on_pivots_stops_the_work()
    {
        SparseEngine engine = new(SimplexModel.From(KnownPrograms.MatrixGame(20)));
        Assert.Equal(LinearProgramStatus.PivotLimit, engine.Solve(new(5, Timeout.InfiniteTimeSpan, null, CancellationToken.None)));
        Assert.InRange(engine.Pivots, 0, 5);
    }

    [Fact]
    public void A_time_limit_of_zero_stops_the_work()
    {
        SparseEngine engine = new(SimplexModel.From(KnownPrograms.MatrixGame(20)));
        Assert.Equal(LinearProgramStatus.TimeLimit, engine.Solve(new(long.MaxValue, TimeSpan.Zero, null, CancellationToken.None)));
    }

    [Fact]
    public void Work_that_was_stopped_goes_on_from_where_it_stood()
    {
        SparseEngine whole = new(SimplexModel.From(KnownPrograms.MatrixGame(30)));
        whole.Solve(NoLimits);
        SparseEngine parts = new(SimplexModel.From(KnownPrograms.MatrixGame(30)));
        int calls = 1;
        while (parts.Solve(new(7, Timeout.InfiniteTimeSpan, null, CancellationToken.None)) == LinearProgramStatus.PivotLimit)
        {
            Assert.True(++calls < 1_000);
        }

        Assert.True(calls > 2);
        Assert.Equal(whole.Objective, parts.Objective, 1e-12);
    }

    // Beale's and Kuhn's examples, the assignment and the cubes are in the suite; here every basic value is 0 throughout.
    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(30)]
    public void Does_not_cycle_where_every_step_has_length_zero(int size)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int variable = 0; variable < size; variable++)
        {
            builder.AddVariable(0, 1, 1 + (variable % 3));
        }

        for (int row = 0; row < 3 * size; row++)
        {
            builder.AddRow(double.NegativeInfinity, 0);
            for (int variable = 0; variable < size; variable++)
            {
                int residue = ((row * 7) + (variable * 11) + (row * variable)) % 5;
                builder.SetCoefficient(row, variable, residue - 1);
            }
        }

        LinearProgram program = builder.Build();
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, Method.Solve(program));
        Assert.True(report.Passed && report.Exact, report.Reason);
    }
}
