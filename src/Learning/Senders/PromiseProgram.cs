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
    private readonly WarmProgram warm;

    public PromiseProgram(SendersTask task, RevisedSimplex method)
    {
        this.task = task;
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int entry = 0; entry < task.Entries; entry++)
        {
            _ = builder.AddVariable(0, double.PositiveInfinity, 0);
        }

        for (int profile = 0; profile < task.Signals.Count; profile++)
        {
            int row = builder.AddRow(1, 1);
            for (int action = 0; action < task.Actions; action++)
            {
                builder.SetCoefficient(row, (profile * task.Actions) + action, 1);
            }
        }

        for (int lie = 0; lie < task.Lies; lie++)
        {
            _ = builder.AddRow(double.NegativeInfinity, double.PositiveInfinity);
        }

        warm = new(method, builder.Build());
    }

    private PromiseProgram(PromiseProgram other) => (task, warm) = (other.task, other.warm.Copy());

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
        int row = task.Signals.Count + task.Signals.Counts.Take(sender).Sum(count => count * (count - 1));
        int signals = task.Signals.Counts[sender];
        for (int pair = 0; pair < signals * signals; pair++)
        {
            (int signal, int report) = (pair / signals, pair % signals);
            if (signal != report)
            {
                SetRow(row, sender, (signal, report), utilities);
                row++;
            }
        }
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

    private void SetRow(int row, int sender, (int Signal, int Report) lie, ReadOnlySpan<double> utilities)
    {
        for (int profile = 0; profile < task.Signals.Count; profile++)
        {
            if (task.Signals.Choice(profile, sender) == lie.Signal)
            {
                int reported = task.Signals.With(profile, sender, lie.Report);
                for (int action = 0; action < task.Actions; action++)
                {
                    double utility = utilities[(profile * task.Actions) + action];
                    warm.Run.ChangeCoefficient(row, (profile * task.Actions) + action, utility);
                    warm.Run.ChangeCoefficient(row, (reported * task.Actions) + action, -utility);
                }
            }
        }
    }
}
