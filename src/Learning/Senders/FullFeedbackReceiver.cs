using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Senders;

/// <summary>Learns what to promise informed senders from full feedback: the best promise by estimated utilities, truthful up to a slack that shrinks as 1/√t.</summary>
/// <remarks>
/// The first promise is uniform. After t rounds utilities weighted by probability are estimated by their averages, and at rounds of a geometric grid the linear program of informed senders is solved with
/// every row of incentives relaxed by ε(t) = Scale · √(2 L / t), L = |S| ln |A| + ln(2 N T/δ), N one more than the lies. With probability 1 − δ at Scale = 1 the regret and the violation of incentives, the sum over rounds of the
/// most that a lie gains in advance, are at most √ratio · (1 + 4 √(2 T L)). Regret may be below 0: a promise that is not truthful can be worth more than the best truthful one.
/// <para>With Scale = 1 the slack is above 1/2 for thousands of rounds, in which the bound allows anything. Time O(senders · actions) per round besides the programs; rounds between solves allocate nothing. Immutable settings, single-threaded runs.</para>
/// </remarks>
[Reference("cacciamani2023", "online learning with full feedback")]
public sealed record FullFeedbackReceiver : ISendersLearner
{
    /// <inheritdoc/>
    /// <value><c>FULL</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearningSettings.Name(value); } = "FULL";

    /// <inheritdoc cref="Forecasting.SafeUcb.Confidence"/>
    public double Confidence { get; init => field = LearningSettings.Inside(value); } = 0.05;

    /// <inheritdoc cref="Forecasting.SafeUcb.Scale"/>
    public double Scale { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <inheritdoc cref="Forecasting.SafeUcb.ResolveRatio"/>
    public double ResolveRatio { get; init => field = LearningSettings.Ratio(value); } = 1.1;

    /// <inheritdoc cref="Forecasting.SafeUcb.Program"/>
    public RevisedSimplex Program { get; init => field = LearningSettings.NotNull(value); } = new();

    /// <inheritdoc/>
    /// <returns>1/2.</returns>
    public double? RateExponent(SendersCurve curve) => 0.5;

    /// <inheritdoc/>
    public SendersRun Begin(SendersTask task, long horizon)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new Run(this, task, horizon);
    }

    private sealed class Run : FullFeedbackRun
    {
        private readonly FullFeedbackReceiver settings;
        private readonly PromiseProgram program;
        private readonly double[] sums;
        private readonly double[] estimates;
        private readonly double logarithm;
        private ResolveSchedule schedule;
        private Promise promise;

        public Run(FullFeedbackReceiver settings, SendersTask task, long horizon)
            : base(task, horizon)
        {
            (this.settings, program, schedule) = (settings, new(task, settings.Program), new(settings.ResolveRatio));
            (sums, estimates) = (new double[(task.Senders + 1) * task.Entries], new double[task.Entries]);
            promise = Uniform(task);
            logarithm = SendersBounds.Logarithm(task, 2, horizon, settings.Confidence);
        }

        private Run(Run other)
            : base(other.Task, other.Horizon)
        {
            (settings, program, schedule) = (other.settings, other.program.Copy(), other.schedule);
            (sums, estimates, logarithm, promise) = ([.. other.sums], [.. other.estimates], other.logarithm, other.promise);
            (Rounds, Resolves, Pivots) = (other.Rounds, other.Resolves, other.Pivots);
        }

        public override Promise Promise()
        {
            if (Rounds > 0 && schedule.IsDue(Rounds))
            {
                Resolve();
            }

            return promise;
        }

        public override void Observe(RevealedUtilities feedback)
        {
            Require(feedback.Reports, feedback.Utilities, (Task.Senders + 1) * Task.Actions);
            for (int place = 0; place < feedback.Utilities.Length; place++)
            {
                (int party, int action) = (place / Task.Actions, place % Task.Actions);
                sums[(party * Task.Entries) + (feedback.Reports * Task.Actions) + action] += feedback.Utilities[place];
            }

            Rounds++;
        }

        public override SendersRun Fork() => new Run(this);

        private void Resolve()
        {
            double slack = settings.Scale * Math.Sqrt(2 * logarithm / Rounds);
            for (int party = 0; party <= Task.Senders; party++)
            {
                for (int entry = 0; entry < Task.Entries; entry++)
                {
                    estimates[entry] = sums[(party * Task.Entries) + entry] / Rounds;
                }

                if (party == 0)
                {
                    program.SetObjective(estimates);
                }
                else
                {
                    program.SetIncentives(party - 1, estimates);
                }
            }

            program.SetSlack(slack);
            promise = program.Solve(slack) ?? promise;
            Resolves++;
            Pivots += program.Pivots;
        }
    }
}
