using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Senders;

/// <summary>The linear program of informed senders on estimates, solved again from its last basis: φ(a given s) at s · actions + a. Single-threaded.</summary>
/// <remarks>
/// maximize ∑ Û(s, a) φ(a given s)  over  φ ≥ 0, ∑ over a of φ = 1 for every s, and for every sender i and pair s_i ≠ r_i
/// ∑ over s with s_i, and a, of Û_i(s, a) (φ(a given s) − φ(a given s with r_i)) ≥ −slack.
/// </remarks>
internal sealed class PromiseProgram
{
    private readonly SendersTask task;
    private readonly IncentiveEntries entries;
    private readonly double[] incentives;
    private readonly double[] coefficients;
    private readonly WarmProgram warm;
    private bool hasNewIncentives;

    public PromiseProgram(SendersTask task, RevisedSimplex method)
    {
        (this.task, entries) = (task, new(task));
        (incentives, coefficients) = (new double[task.Senders * task.Entries], new double[entries.Count]);
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int entry = 0; entry < task.Entries; entry++)
        {
            _ = builder.AddVariable(0, double.PositiveInfinity, 0);
        }

        for (int profile = 0; profile < task.Signals.Count; profile++)
        {
            _ = builder.AddRow(1, 1);
        }

        for (int lie = 0; lie < task.Lies; lie++)
        {
            _ = builder.AddRow(double.NegativeInfinity, double.PositiveInfinity);
        }

        entries.Reserve(builder);
        warm = new(method, builder.Build());
    }

    private PromiseProgram(PromiseProgram other)
    {
        (task, entries, warm, hasNewIncentives) = (other.task, other.entries, other.warm.Copy(), other.hasNewIncentives);
        (incentives, coefficients) = ([.. other.incentives], [.. other.coefficients]);
    }

    /// <summary>Gets the pivots of the last solve.</summary>
    public long Pivots => warm.Run.Pivots;

    /// <summary>Replaces the receiver's estimated utilities, weighted by probability, shape [profile, action].</summary>
    public void SetObjective(ReadOnlySpan<double> utilities)
    {
        for (int entry = 0; entry < utilities.Length; entry++)
        {
            warm.Run.ChangeCost(entry, utilities[entry]);
        }
    }

    /// <summary>Replaces a sender's estimated utilities, weighted by probability, shape [profile, action].</summary>
    public void SetIncentives(int sender, ReadOnlySpan<double> utilities)
    {
        utilities.CopyTo(incentives.AsSpan(sender * task.Entries, task.Entries));
        hasNewIncentives = true;
    }

    /// <summary>Replaces how far rows of incentives may be broken.</summary>
    public void SetSlack(double slack)
    {
        for (int lie = 0; lie < task.Lies; lie++)
        {
            warm.Run.ChangeRowBounds(task.Signals.Count + lie, -slack, double.PositiveInfinity);
        }
    }

    /// <summary>Solves; null where the method finds no optimum, which only numerical trouble can be: constant promises are feasible.</summary>
    public Promise? Solve(double slack)
    {
        if (hasNewIncentives)
        {
            entries.Write(warm.Run, incentives, coefficients);
            hasNewIncentives = false;
        }

        if (!warm.Solve())
        {
            return null;
        }

        double[] probabilities = new double[task.Entries];
        for (int entry = 0; entry < probabilities.Length; entry++)
        {
            probabilities[entry] = Math.Max(0, warm.Run.Primal[entry]);
        }

        return new(new Matrix<double>(task.Signals.Count, task.Actions, probabilities), slack);
    }

    /// <summary>An independent copy, basis included.</summary>
    public PromiseProgram Copy() => new(this);
}
