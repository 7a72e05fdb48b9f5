using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Generating;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Workloads;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Generating;

/// <summary>Rounds that let rows in and out: persuasion, where most rows are slack at some round.</summary>
public sealed class GenerationRunTests
{
    private const int Count = 30;
    private const int Patience = 2_000;

    private static Gen<int> Instances { get; } = Gen.Choose(0, 100_000);

    [Fact]
    public void Slack_rows_leave_and_the_optimum_is_that_of_the_whole_program()
    {
        Outcome outcome = Generate(RowStanding.LeavesOnce);
        Assert.True(outcome.IsRight, outcome.ToString());
        Assert.True(outcome.Left > Count, "Hardly a row left, so that nothing was tried.");
    }

    [Fact]
    public void The_optimum_is_the_same_where_no_row_leaves()
    {
        Outcome outcome = Generate(_ => false);
        Assert.True(outcome is { IsRight: true, Left: 0 }, outcome.ToString());
    }

    // A planted bug: the rows that the optimum leans on leave as well, come back in the next round, and so on.
    [Fact]
    public void Rows_that_bind_must_not_leave() => Assert.False(Generate(_ => true).IsRight);

    // Without this clause rounds might go on for ever: it must have been of use for the test to say something.
    [Fact]
    public void Rows_that_came_back_and_are_slack_again_stay()
    {
        int slackAgain = 0;
        Outcome outcome = Generate(row =>
        {
            slackAgain += row is { IsSlack: true, HasLeft: true } ? 1 : 0;
            return RowStanding.LeavesOnce(row);
        });
        Assert.True(outcome is { IsRight: true, LeftAgain: 0 }, outcome.ToString());
        Assert.NotEqual(0, slackAgain);
    }

    [Fact]
    public void Columns_leave_after_the_first_round_and_come_back_where_they_are_worth_it()
    {
        int left = 0;
        int returned = 0;
        Prop.ForAll(Instances.ToArbitrary(), instance =>
        {
            LinearProgram program = Persuasion(instance);
            foreach (int kept in new[] { 3, 4, 16 })
            {
                int fewest = program.VariableCount;
                GenerationRun? run = null;
                run = Begin(program, new(3, 0, 2, kept, row =>
                {
                    fewest = Math.Min(fewest, run!.Excerpt.Columns.Length);
                    return RowStanding.LeavesOnce(row);
                }));
                LinearProgramSolution answer = run.Solve("generated", CancellationToken.None);
                Assert.Equal(new RevisedSimplex().Solve(program).Value, answer.Value, 9);
                Assert.True(LinearProgramAudit.Check(program, answer).Passed);
                left += fewest < program.VariableCount ? 1 : 0;
                returned += run.Excerpt.Columns.Length > fewest ? 1 : 0;
            }
        }).Check(Laws.Config.WithMaxTest(20));
        Assert.True(left > 20 && returned > 10, FormattableString.Invariant($"Columns left {left} times and came back {returned} times."));
    }

    private static Outcome Generate(Func<RowStanding, bool> leaves)
    {
        int wrong = 0;
        int left = 0;
        int leftAgain = 0;
        foreach (int instance in Laws.Sample(Instances, 30, Count))
        {
            using CancellationTokenSource patience = new();
            LinearProgram program = Persuasion(instance);
            int asked = 0;
            GenerationRun run = Begin(program, new(3, 0, int.MaxValue, 0, row =>
            {
                if (++asked > Patience)
                {
                    patience.Cancel();
                }

                bool isLeaving = leaves(row);
                left += isLeaving ? 1 : 0;
                leftAgain += isLeaving && row.HasLeft ? 1 : 0;
                return isLeaving;
            }));
            LinearProgramSolution answer = run.Solve("generated", patience.Token);
            wrong += answer.IsOptimal && Math.Abs(answer.Value - new RevisedSimplex().Solve(program).Value) <= Tolerances.Optimality.Absolute ? 0 : 1;
        }

        return new(wrong, left, leftAgain);
    }

    private static GenerationRun Begin(LinearProgram program, GenerationSteps steps)
    {
        GenerationRun run = new(program, new RevisedSimplex(), steps);
        _ = run.Excerpt.AddColumns();
        for (int row = 0; row < program.RowCount; row++)
        {
            if (program.RowLower[row] == program.RowUpper[row])
            {
                run.Excerpt.AddRow(row);
            }
        }

        return run;
    }

    private static LinearProgram Persuasion(int instance)
    {
        const int States = 9;
        const int Actions = 7;
        RandomStream stream = new StreamKey((ulong)instance).Open();
        Rational[][] sender = Utilities(ref stream, Actions, States);
        return new PersuasionInstance([.. Enumerable.Repeat(new Rational(1, States), States)], sender, Utilities(ref stream, Actions, States)).Program();
    }

    private static Rational[][] Utilities(ref RandomStream stream, int actions, int states)
    {
        Rational[][] utilities = new Rational[actions][];
        for (int action = 0; action < actions; action++)
        {
            utilities[action] = new Rational[states];
            for (int state = 0; state < states; state++)
            {
                utilities[action][state] = new(stream.NextBelow(101), 100);
            }
        }

        return utilities;
    }

    private sealed record Outcome(int Wrong, int Left, int LeftAgain)
    {
        public bool IsRight => Wrong == 0;
    }
}
