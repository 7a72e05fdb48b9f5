using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Senders;

/// <summary>Run of <see cref="BanditFeedbackReceiver"/>.</summary>
internal sealed class BanditReceiverRun : BanditFeedbackRun
{
    private readonly BanditFeedbackReceiver settings;
    private readonly PromiseProgram program;
    private readonly Promise[] constants;
    private readonly long constantRounds;
    private readonly double bonusLogarithm;
    private readonly double incentiveLogarithm;
    private readonly double[] senderSums;
    private readonly long[] actionCounts;
    private readonly double[] receiverSums;
    private readonly long[] counts;
    private readonly long[] profileCounts;
    private readonly double[] objective;
    private ResolveSchedule schedule;
    private Promise? learned;
    private double slack;

    public BanditReceiverRun(BanditFeedbackReceiver settings, SendersTask task, long horizon)
        : base(task, horizon)
    {
        (this.settings, program, schedule) = (settings, new(task, settings.Program), new(settings.ResolveRatio));
        constants = [.. Enumerable.Range(0, task.Actions).Select(action => Constant(task, action))];
        constantRounds = settings.ConstantRounds(horizon);
        bonusLogarithm = Elementary.Log(4.0 * task.Entries * horizon / settings.Confidence);
        incentiveLogarithm = SendersBounds.Logarithm(task, 4, horizon, settings.Confidence);
        (senderSums, actionCounts) = (new double[task.Senders * task.Entries], new long[task.Actions]);
        (receiverSums, counts, profileCounts, objective) = (new double[task.Entries], new long[task.Entries], new long[task.Signals.Count], new double[task.Entries]);
    }

    private BanditReceiverRun(BanditReceiverRun other)
        : base(other.Task, other.Horizon)
    {
        (settings, program, schedule, constants) = (other.settings, other.program.Copy(), other.schedule, other.constants);
        (constantRounds, bonusLogarithm, incentiveLogarithm) = (other.constantRounds, other.bonusLogarithm, other.incentiveLogarithm);
        (senderSums, actionCounts, receiverSums) = ([.. other.senderSums], [.. other.actionCounts], [.. other.receiverSums]);
        (counts, profileCounts, objective) = ([.. other.counts], [.. other.profileCounts], [.. other.objective]);
        (learned, slack) = (other.learned, other.slack);
        (Rounds, Resolves, Pivots) = (other.Rounds, other.Resolves, other.Pivots);
    }

    private bool IsExploring => Rounds < constantRounds;

    /// <inheritdoc/>
    public override Promise Promise()
    {
        if (IsExploring)
        {
            return constants[Rounds % Task.Actions];
        }

        if (schedule.IsDue(Rounds))
        {
            Resolve();
        }

        return learned ?? constants[0];
    }

    /// <inheritdoc/>
    public override void Observe(PlayedUtilities feedback)
    {
        Require(feedback.Reports, feedback.Utilities, Task.Senders + 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)feedback.Action, (uint)Task.Actions, nameof(feedback));
        int entry = (feedback.Reports * Task.Actions) + feedback.Action;
        receiverSums[entry] += feedback.Utilities[0];
        counts[entry]++;
        profileCounts[feedback.Reports]++;
        if (IsExploring)
        {
            actionCounts[feedback.Action]++;
            for (int sender = 0; sender < Task.Senders; sender++)
            {
                senderSums[(sender * Task.Entries) + entry] += feedback.Utilities[sender + 1];
            }
        }

        Rounds++;
    }

    /// <inheritdoc/>
    public override SendersRun Fork() => new BanditReceiverRun(this);

    private void Resolve()
    {
        if (Resolves == 0)
        {
            FreezeIncentives();
        }

        for (int entry = 0; entry < objective.Length; entry++)
        {
            double bonus = settings.Scale * Math.Sqrt(bonusLogarithm / (2 * Math.Max(1, counts[entry])));
            double mean = counts[entry] == 0 ? 1 : receiverSums[entry] / counts[entry];
            objective[entry] = (double)profileCounts[entry / Task.Actions] / Rounds * Math.Min(1, mean + Math.Min(1, bonus));
        }

        program.SetObjective(objective);
        learned = program.Solve(slack) ?? learned;
        Resolves++;
        Pivots += program.Pivots;
    }

    // An action that was never tried tells nothing: its utilities count as 0, and the slack has no end.
    private void FreezeIncentives()
    {
        double[] estimates = new double[Task.Entries];
        for (int sender = 0; sender < Task.Senders; sender++)
        {
            for (int entry = 0; entry < estimates.Length; entry++)
            {
                estimates[entry] = senderSums[(sender * Task.Entries) + entry] / Math.Max(1, actionCounts[entry % Task.Actions]);
            }

            program.SetIncentives(sender, estimates);
        }

        double tries = actionCounts.Min();
        slack = tries == 0 ? double.PositiveInfinity : settings.Scale * (Math.Sqrt(4 * incentiveLogarithm / tries) + (4 * incentiveLogarithm / (3 * tries)));
        program.SetSlack(slack);
    }

    private static Promise Constant(SendersTask task, int action) =>
        new(new Matrix<double>(task.Signals.Count, task.Actions, [.. Enumerable.Range(0, task.Entries).Select(entry => entry % task.Actions == action ? 1.0 : 0)]), 0);
}
