using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Generating;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Workloads;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Generating;

/// <summary>Rounds that let rows in and out: persuasion, where most rows are slack at some round.</summary>
public sealed class GenerationRunTests
{
    private const int Instances = 30;
    private const int Patience = 2_000;

    [Fact]
    public void Slack_rows_leave_and_the_optimum_is_that_of_the_whole_program()
    {
        Outcome outcome = Generate(RowStanding.LeavesOnce);
        Assert.True(outcome.IsRight, outcome.ToString());
        Assert.True(outcome.Left > Instances, "Hardly a row left, so that nothing was tried.");
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

    // A planted bug: a row that leaves whenever it is slack may come and go without end where the objective does not tell points apart.
    [Fact]
    public void A_row_that_came_back_must_stay()
    {
        Assert.Equal(0, Generate(RowStanding.LeavesOnce).LeftAgain);
        Assert.NotEqual(0, Generate(row => row.IsSlack).LeftAgain);
    }

    [Fact]
    public void Columns_leave_after_the_first_round_and_come_back_where_they_are_worth_it()
    {
        LinearProgram program = Persuasion(0);
        foreach (int kept in new[] { 3, 4, 16 })
        {
            GenerationRun run = Begin(program, new(3, 0, 2, kept, RowStanding.LeavesOnce));
            LinearProgramSolution answer = run.Solve("generated", CancellationToken.None);
            Assert.Equal(new RevisedSimplex().Solve(program).Value, answer.Value, 9);
            Assert.True(LinearProgramAudit.Check(program, answer).Passed);
            Assert.True(kept > 4 || run.Excerpt.Columns.Length < program.VariableCount, "No column was left out.");
        }
    }

    private static Outcome Generate(Func<RowStanding, bool> leaves)
    {
        int wrong = 0;
        int left = 0;
        int leftAgain = 0;
        for (int instance = 0; instance < Instances; instance++)
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
