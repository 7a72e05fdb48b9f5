using System.Numerics;
using System.Runtime.InteropServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Judges every misreport of a grid at every profile of the grid, for single-parameter mechanisms in floating point.</summary>
/// <remarks>
/// What an agent gets depends on its report and the others', not on its value. So for every profile of the others the rule runs once for
/// each report, and all values are judged against all reports by v · share − payment, a vector of reports at a time.
/// Ties go to the first profile, the last agent's value changing fastest, then to the lowest agent and the first report.
/// <para>For n agents and k grid points: n·k^n runs and n·k^(n+1) cases, memory O(k), single-threaded, no allocation per profile.</para>
/// </remarks>
[Reference("myerson1981", "single-parameter agents: utility is value times share less payment")]
public static class MisreportGrid
{
    /// <summary>Judges all misreports.</summary>
    /// <typeparam name="TRule">The rule, a struct, so that its code is compiled into the loop.</typeparam>
    /// <param name="rule">The rule.</param>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <param name="grid">Values, and bids, finite, at least one.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The largest gain and where it is made.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no agent.</exception>
    /// <exception cref="ArgumentException">The grid is empty or has a number that is not finite.</exception>
    /// <exception cref="InvalidOperationException">The rule gave a share or a payment that is not finite.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static MisreportGridReport Scan<TRule>(
        TRule rule, int agents, ReadOnlySpan<double> grid, CancellationToken cancellation = default)
        where TRule : struct, ISingleParameterRule
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        RequireFinite(grid);
        Line line = new(grid.ToArray());
        Found best = new(double.NegativeInfinity, 0, 0, 0, 0);
        long others = 1;
        for (int agent = 1; agent < agents; agent++)
        {
            others = checked(others * grid.Length);
        }

        double[] bids = new double[agents];
        for (int agent = 0; agent < agents; agent++)
        {
            for (long code = 0; code < others; code++)
            {
                cancellation.ThrowIfCancellationRequested();
                Place(bids, agent, code, line.Grid);
                line.Run(rule, bids, agent);
                line.Judge(agent, code, ref best);
            }
        }

        return Report(best, bids, line.Grid, checked(others * agents * grid.Length));
    }

    private static MisreportGridReport Report(Found best, double[] bids, double[] grid, long runs)
    {
        Place(bids, best.Agent, best.Others, grid);
        bids[best.Agent] = grid[best.Value];
        return new(
            new(best.Agent, grid[best.Value], grid[best.Report], best.Gain), [.. bids], checked(runs * grid.Length), runs);
    }

    // The bids of everybody but one agent, the last fastest.
    private static void Place(double[] bids, int agent, long code, double[] grid)
    {
        for (int other = bids.Length - 1; other >= 0; other--)
        {
            if (other != agent)
            {
                bids[other] = grid[(int)(code % grid.Length)];
                code /= grid.Length;
            }
        }
    }

    private static void RequireFinite(ReadOnlySpan<double> grid)
    {
        if (grid.IsEmpty)
        {
            throw new ArgumentException("A grid needs at least one number; got none. Add a value.", nameof(grid));
        }

        foreach (double number in grid)
        {
            if (!double.IsFinite(number))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Numbers of a grid must be finite; got {number}. Leave it out."), nameof(grid));
            }
        }
    }

    private readonly record struct Found(double Gain, int Agent, long Others, int Value, int Report);

    // Shares and payments of one agent for every report of the grid, while the others stay.
    private sealed class Line(double[] grid)
    {
        private readonly double[] shares = new double[grid.Length];
        private readonly double[] payments = new double[grid.Length];

        public double[] Grid => grid;

        public void Run<TRule>(TRule rule, double[] bids, int agent)
            where TRule : struct, ISingleParameterRule
        {
            for (int report = 0; report < grid.Length; report++)
            {
                bids[agent] = grid[report];
                (shares[report], payments[report]) = rule.Decide(bids, agent);
            }
        }

        public void Judge(int agent, long others, ref Found best)
        {
            for (int value = 0; value < grid.Length; value++)
            {
                double truthful = Utility(value, value);
                double gain = Highest(grid[value]) - truthful;
                if (gain > best.Gain || !double.IsFinite(gain))
                {
                    best = new(Finite(gain), agent, others, value, FirstAt(value, truthful + gain));
                }
            }
        }

        private static double Finite(double gain) => double.IsFinite(gain)
            ? gain
            : throw new InvalidOperationException("The rule gave a share or a payment that is not finite. Check it at the bids of the grid.");

        private double Utility(int value, int report) => (grid[value] * shares[report]) - payments[report];

        private double Highest(double value)
        {
            ReadOnlySpan<Vector<double>> share = MemoryMarshal.Cast<double, Vector<double>>(shares);
            ReadOnlySpan<Vector<double>> payment = MemoryMarshal.Cast<double, Vector<double>>(payments);
            Vector<double> values = new(value);
            Vector<double> highest = new(double.NegativeInfinity);
            for (int index = 0; index < share.Length; index++)
            {
                highest = Vector.Max(highest, (values * share[index]) - payment[index]);
            }

            double result = double.NegativeInfinity;
            for (int lane = 0; lane < Vector<double>.Count; lane++)
            {
                result = Math.Max(result, highest[lane]);
            }

            for (int report = share.Length * Vector<double>.Count; report < shares.Length; report++)
            {
                result = Math.Max(result, (value * shares[report]) - payments[report]);
            }

            return result;
        }

        // Looked for only when the gain is the largest so far; the last report when rounding hides the first.
        private int FirstAt(int value, double utility)
        {
            int report = 0;
            while (report < grid.Length - 1 && Utility(value, report) < utility)
            {
                report++;
            }

            return report;
        }
    }
}
