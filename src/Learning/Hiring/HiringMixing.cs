using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Hiring;

/// <summary>Makes mechanisms that can be relied on: of rules that are known, of solutions of programs, and of both.</summary>
internal static class HiringMixing
{
    /// <summary>Always recommends one profile and pays everybody by an own-report rule.</summary>
    /// <param name="task">What the principal knows.</param>
    /// <param name="efforts">The profile.</param>
    /// <param name="rules">Payments, shape [agent][report, state].</param>
    /// <param name="decisions">The decision on each report profile.</param>
    public static AnnouncedMechanism Always(HiringTask task, int efforts, double[][] rules, Func<int, int> decisions)
    {
        double[] recommendations = new double[task.Efforts.Count];
        recommendations[efforts] = 1;
        double[][] payments = Payments(task);
        int[] decided = new int[task.Efforts.Count * task.Signals.Count];
        for (int reports = 0; reports < task.Signals.Count; reports++)
        {
            int place = (efforts * task.Signals.Count) + reports;
            decided[place] = decisions(reports);
            for (int agent = 0; agent < payments.Length; agent++)
            {
                rules[agent].AsSpan(task.Signals.Choice(reports, agent) * task.StateCount, task.StateCount).CopyTo(payments[agent].AsSpan(place * task.StateCount));
            }
        }

        return Announced(recommendations, payments, decided, PaymentBasis.OwnReport);
    }

    /// <summary>Recommends the known rules of one profile, for good.</summary>
    public static CommittedMechanism Known(HiringTask task, int efforts, Func<int, int> decisions)
    {
        AnnouncedMechanism known = Always(
            task, efforts, [.. Enumerable.Range(0, task.AgentCount).Select(agent => task.InducingRules[agent][task.Efforts.Choice(efforts, agent)].Entries.ToArray())], decisions);
        return new(known, known, task.Margins.Select(own => own.Select(_ => 1.0).ToSequence()).ToSequence(), task.Margins.Select(own => own.Select(_ => 0.0).ToSequence()).ToSequence());
    }

    /// <summary>Mixes known rules into the solution of a program, effort by effort just as much as makes obedience certain.</summary>
    /// <remarks>What is told so seldom that rounding of the program could hide a gain is paid by the known rule alone.</remarks>
    public static CommittedMechanism Of(HiringTask task, HiringEstimates estimates, HiringProgram program, ReadOnlySpan<double> solution)
    {
        double[] recommendations = Recommendations(solution[..task.Efforts.Count]);
        double[][] weights = [.. estimates.Shares.Select((own, agent) => own.Select((share, effort) => IsRare(task, recommendations, agent, effort) ? 1 : share).ToArray())];
        (double[][] optimistic, double[][] mixed) = (Payments(task), Payments(task));
        for (int agent = 0; agent < mixed.Length; agent++)
        {
            for (int place = 0; place < mixed[agent].Length; place++)
            {
                (int efforts, int outcome) = (place / task.OutcomeCount, place % task.OutcomeCount);
                (int reports, int state) = (outcome / task.StateCount, outcome % task.StateCount);
                if (recommendations[efforts] > 0)
                {
                    int effort = task.Efforts.Choice(efforts, agent);
                    double known = task.InducingRules[agent][effort][task.Signals.Choice(reports, agent), state];
                    optimistic[agent][place] = Math.Clamp(solution[program.Payment(agent, efforts, reports, state)] / solution[efforts], 0, task.PaymentCap);
                    mixed[agent][place] = ((1 - weights[agent][effort]) * optimistic[agent][place]) + (weights[agent][effort] * known);
                }
            }
        }

        int[] decisions = [.. Enumerable.Range(0, task.Efforts.Count * task.Signals.Count).Select(place => estimates.Decide(task, place / task.Signals.Count, place % task.Signals.Count))];
        return new(
            Announced(recommendations, mixed, decisions, PaymentBasis.AllReports),
            Announced(recommendations, optimistic, decisions, PaymentBasis.AllReports),
            weights.Select(own => Sequence.Create<double>(own)).ToSequence(),
            task.Margins.Select((own, agent) => own.Select((_, effort) => estimates.Slack(task, agent, effort)).ToSequence()).ToSequence());
    }

    private static double[][] Payments(HiringTask task) =>
        [.. Enumerable.Range(0, task.AgentCount).Select(_ => new double[task.Efforts.Count * task.OutcomeCount])];

    private static AnnouncedMechanism Announced(double[] recommendations, double[][] payments, int[] decisions, PaymentBasis basis) => new(
        Sequence.Create<double>(recommendations), payments.Select(own => Sequence.Create<double>(own)).ToSequence(), Sequence.Create<int>(decisions), basis);

    // Probabilities that only rounding left are dropped.
    private static double[] Recommendations(ReadOnlySpan<double> solution)
    {
        double[] kept = [.. solution];
        double sum = 0;
        for (int efforts = 0; efforts < kept.Length; efforts++)
        {
            kept[efforts] = kept[efforts] > Tolerances.Probability.Absolute ? kept[efforts] : 0;
            sum += kept[efforts];
        }

        return Array.ConvertAll(kept, probability => probability / sum);
    }

    private static bool IsRare(HiringTask task, double[] recommendations, int agent, int effort)
    {
        double told = recommendations.Where((_, efforts) => task.Efforts.Choice(efforts, agent) == effort).Sum();
        return told <= Math.Sqrt(Tolerances.Feasibility.Absolute);
    }
}
