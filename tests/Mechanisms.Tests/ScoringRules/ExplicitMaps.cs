using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Tests.ScoringRules;

/// <summary>What a careless author may get wrong about deviations.</summary>
public enum MapFault
{
    None,
    LawOfTheEffortAskedFor,
    ReportChangedInTheLaw,
}

/// <summary>
/// The cheapest payments of an effort with one row for every other effort and every map from signals to reports, written out cell by cell:
/// an oracle, and with a fault a known-bad double.
/// </summary>
public static class ExplicitMaps
{
    /// <summary>The menu; null when the program is infeasible.</summary>
    public static (double Payment, ScoringMenu Menu)? Solve(ScoringProblem problem, int effort, MapFault fault = MapFault.None)
    {
        (int signals, int states) = (problem.SignalCount, problem.StateCount);
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int place = 0; place < signals * states; place++)
        {
            builder.AddVariable(0, problem.PaymentCap is { } cap ? cap : LinearProgramNumber.PositiveInfinity, Weight(problem, effort, place / states, place % states));
        }

        for (int other = 0; other < problem.EffortCount; other++)
        {
            foreach (int[] map in Maps(signals))
            {
                AddRow(builder, problem, effort, other, map, fault);
            }
        }

        LinearProgramSolution solution = LinearProgramMethods.Default.Solve(builder.Build());
        return solution.IsOptimal
            ? (solution.Value, new(new Matrix<double>(signals, states, [.. solution.Primal.Take(signals * states).Select(payment => Math.Max(0, payment))])))
            : null;
    }

    private static void AddRow(LinearProgramBuilder builder, ScoringProblem problem, int effort, int other, int[] map, MapFault fault)
    {
        int row = builder.AddRow(problem.Costs[effort] - problem.Costs[other], LinearProgramNumber.PositiveInfinity);
        for (int signal = 0; signal < map.Length; signal++)
        {
            for (int state = 0; state < problem.StateCount; state++)
            {
                int lawOf = fault == MapFault.LawOfTheEffortAskedFor ? effort : other;
                (int seen, int paid) = fault == MapFault.ReportChangedInTheLaw ? (map[signal], signal) : (signal, map[signal]);
                builder.AddCoefficient(row, (signal * problem.StateCount) + state, Weight(problem, effort, signal, state));
                builder.AddCoefficient(row, (paid * problem.StateCount) + state, -Weight(problem, lawOf, seen, state));
            }
        }
    }

    private static Rational Weight(ScoringProblem problem, int effort, int signal, int state) => problem.Prior[state] * problem.Signals[effort][state, signal];

    private static IEnumerable<int[]> Maps(int signals) => Enumerable.Range(0, (int)Math.Pow(signals, signals))
        .Select(number => Enumerable.Range(0, signals).Select(signal => number / (int)Math.Pow(signals, signal) % signals).ToArray());
}
