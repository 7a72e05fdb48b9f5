using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Examples;

public sealed class ProgramTests
{
    [Fact]
    public void Solves_a_linear_program_and_audits_it() => Printed.Matches("program", () =>
    {
        // snippet: program
        // Maximize x + 2y subject to x + y ≤ 4 and 0.1x + y ≤ 2. A double cannot hold 0.1; a rational can.
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int x = builder.AddVariable(lower: 0, upper: double.PositiveInfinity, cost: 1, name: "x");
        int y = builder.AddVariable(lower: 0, upper: double.PositiveInfinity, cost: 2, name: "y");
        int sum = builder.AddRow(lower: double.NegativeInfinity, upper: 4, name: "sum");
        int mix = builder.AddRow(lower: double.NegativeInfinity, upper: 2, name: "mix");
        builder.SetCoefficient(sum, x, 1);
        builder.SetCoefficient(sum, y, 1);
        builder.SetCoefficient(mix, x, Rational.Parse("0.1"));
        builder.SetCoefficient(mix, y, 1);
        LinearProgram program = builder.Build();

        LinearProgramSolution solution = new RevisedSimplex().Solve(program);
        LinearProgramAuditReport audit = LinearProgramAudit.Check(program, solution);
        Console.WriteLine($"{solution.Status}: {solution.Value:0.000}, x = {solution.Primal[x]:0.000}, y = {solution.Primal[y]:0.000}");
        Console.WriteLine($"audit passed: {audit.Passed}, exact: {audit.Exact}, exact value: {audit.ExactValue}");
        // end snippet
    });

    [Fact]
    public void Solves_a_program_again_after_a_change() => Printed.Matches("run", () =>
    {
        // snippet: run
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int x = builder.AddVariable(lower: 0, upper: double.PositiveInfinity, cost: 3, name: "x");
        int y = builder.AddVariable(lower: 0, upper: double.PositiveInfinity, cost: 5, name: "y");
        int mill = builder.AddRow(lower: double.NegativeInfinity, upper: 18, name: "mill");
        builder.SetCoefficient(mill, x, 3);
        builder.SetCoefficient(mill, y, 2);
        int oven = builder.AddRow(lower: double.NegativeInfinity, upper: 12, name: "oven");
        builder.SetCoefficient(oven, y, 2);
        LinearProgram program = builder.Build();

        RevisedSimplexRun run = new RevisedSimplex().Begin(program);
        run.Solve();
        Console.WriteLine($"{run.Value:0.##} with x = {run.Primal[x]:0.##}, y = {run.Primal[y]:0.##}");

        run.ChangeCost(x, 9); // starts from the last basis and allocates nothing
        run.Solve();
        Console.WriteLine($"{run.Value:0.##} with x = {run.Primal[x]:0.##}, y = {run.Primal[y]:0.##}");

        run.ChangeCoefficients(program.ColumnStarts.Span, program.RowIndices.Span, [4, 2, 2]); // all at once, variable by variable
        run.Solve();
        Console.WriteLine($"{run.Value:0.##} with x = {run.Primal[x]:0.##}, y = {run.Primal[y]:0.##}");

        run.AddRow(lower: double.NegativeInfinity, upper: 1, variables: [x], coefficients: [1]);
        run.Solve();
        LinearProgramAuditReport evidence = LinearProgramAudit.Check(run.Program, run.Answer());
        Console.WriteLine($"{run.Value:0.##} with x = {run.Primal[x]:0.##}, y = {run.Primal[y]:0.##}; proof holds: {evidence.Proof!.Holds(run.Program)}");
        // end snippet
    });

    [Fact]
    public void Draws_random_numbers_that_can_be_found_again() => Printed.Matches("streams", () =>
    {
        // snippet: streams
        StreamKey root = new(7);
        RandomStream rewards = root.Replication(3).Role(Streams.Rewards).Agent(2).Open();
        double first = rewards.NextDouble();
        StreamPosition here = rewards.Position; // a stream is a cursor; what one stores is its position
        double second = rewards.NextDouble();

        RandomStream again = here.Open();
        Console.WriteLine($"{first:0.0000} {second:0.0000} {again.NextDouble():0.0000}");
        // end snippet
    });
}
